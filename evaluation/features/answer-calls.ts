import { parentPort } from 'node:worker_threads';
import type { Transferable as NodeTransferable } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from './worker-calls.ts';

/** The worker thread's side of `workerCalls`: answers each request by `answer`. */
export function answerCalls<Request, Reply>(
  answer: (request: Request) => Promise<{ reply: Reply; transfer?: readonly NodeTransferable[] }>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs as a worker thread.');
  port.on('message', ({ id, request }: WorkerRequest<Request>) => {
    answer(request).then(
      ({ reply, transfer = [] }) => {
        const message: WorkerReply<Reply> = { id, reply };
        port.postMessage(message, transfer);
      },
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : String(error);
        const message: WorkerReply<Reply> = { id, failure };
        port.postMessage(message);
      },
    );
  });
}
