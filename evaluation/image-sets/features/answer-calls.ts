import { failureWords } from '#domain/failure-words.ts';
import { parentPort } from 'node:worker_threads';
import type { Transferable as NodeTransferable } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from './worker-calls.ts';

/** The worker thread's side of `workerCalls`: answers each request by `answer`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a call names them, as `workerCalls` does at the other end
export function answerCalls<Request, Reply>(
  answer: (request: Request) => Promise<{ reply: Reply; transfer?: readonly NodeTransferable[] }>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs as a worker thread.');
  const underWay = new Set<Promise<void>>();
  port.on('message', (message: WorkerRequest<Request>) => {
    if (message === 'close') {
      void Promise.all(underWay).then(() => {
        port.close();
      });
      return;
    }
    const { id, request } = message;
    const answered = answer(request).then(
      ({ reply, transfer = [] }) => {
        const success: WorkerReply<Reply> = { id, reply };
        port.postMessage(success, transfer);
      },
      (error: unknown) => {
        const failure: WorkerReply<Reply> = {
          id,
          failure: failureWords(error),
          ...(error instanceof Error && error.cause !== undefined
            ? { said: failureWords(error.cause) }
            : {}),
        };
        port.postMessage(failure);
      },
    );
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  });
}
