import { once } from 'node:events';
import type { Transferable as NodeTransferable, Worker } from 'node:worker_threads';

/** A message to a worker thread and its answer; `id` pairs them. `close` ends the thread. */
export type WorkerRequest<Request> = { id: number; request: Request } | 'close';
export type WorkerReply<Reply> = { id: number } & ({ reply: Reply } | Failure);

/** A message of our own, and `said`: what a library told beneath it, if one did. */
type Failure = { failure: string; said?: string };

export type WorkerCalls<Request, Reply> = {
  /** Rejects with the worker's own message, a library's words as its cause, or when the thread dies. */
  call: (request: Request, transfer?: readonly NodeTransferable[]) => Promise<Reply>;
  /**
   * Ends the thread after what it is at. A thread is never terminated from outside: doing that in
   * the middle of native inference ends the whole process.
   */
  close: () => Promise<void>;
};

type Pending<Reply> = { resolve: (reply: Reply) => void; reject: (error: Error) => void };

function settle<Reply>(pending: Map<number, Pending<Reply>>, message: WorkerReply<Reply>): void {
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if ('failure' in message) waiting?.reject(new Error(message.failure, { cause: message.said }));
  else waiting?.resolve(message.reply);
}

/** Question and answer over a worker thread that answers each request with one reply. */
export function workerCalls<Request, Reply>(worker: Worker): WorkerCalls<Request, Reply> {
  const pending = new Map<number, Pending<Reply>>();
  let lastId = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', (message: WorkerReply<Reply>) => {
    settle(pending, message);
  });
  worker.on('error', (error) => {
    end(error instanceof Error ? error : new Error(String(error)));
  });
  worker.on('exit', (code) => {
    end(ended ?? new Error(`A worker thread ended early (exit status ${code}).`));
  });
  return {
    call: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        const message: WorkerRequest<Request> = { id: lastId, request };
        worker.postMessage(message, transfer);
      }),
    close: async () => {
      if (ended !== undefined) return;
      const exit = once(worker, 'exit');
      worker.postMessage('close');
      await exit;
    },
  };
}
