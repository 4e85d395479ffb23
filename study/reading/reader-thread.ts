import { parentPort, workerData } from 'node:worker_threads';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { READINGS } from './readings.ts';
import type { ReadingInput, ReadingName } from './readings.ts';
import { toRefusal } from './refusal.ts';

/** The thread behind `openReader`: reads one thing after another, and answers each with one message. */
const { name } = workerData as { name: ReadingName };
const port = present(parentPort, 'the port to the thread that asks');

port.on('message', (input: ReadingInput<ReadingName>) => {
  try {
    // the one who asks sends what this reading takes
    port.postMessage({ answer: READINGS[name](input as never) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    port.postMessage({ refusal: toRefusal(error) });
  }
});
