import { workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { answerCalls } from './answer-calls.ts';
import { largeImageTurn } from './large-image-turn.ts';
import { prepareImage } from '../images/prepare-image.ts';
import type { Preparation, PreparedImage } from '../images/prepare-image.ts';

/** What all threads share; `largeImageTurn` is held by the one that has a large image. */
export type PrepareSettings = { preparation: Preparation; largeImageTurn: SharedArrayBuffer };
export type PrepareRequest = { bytes: Uint8Array };

const settings = workerData as PrepareSettings;
const turn = largeImageTurn(settings.largeImageTurn);

// The pool has one thread for each core to use; libvips must not start its own beside them.
sharp.concurrency(1);
sharp.cache(false);

answerCalls<PrepareRequest, PreparedImage>(async ({ bytes }) => {
  const reply = await turn(bytes, () => prepareImage(bytes, settings.preparation));
  return { reply, transfer: [reply.planes.buffer] };
});
