import sharp from 'sharp';
import { answerCalls } from './answer-calls.ts';
import { prepareImage } from '../images/prepare-image.ts';
import type { Preparation, PreparedImage } from '../images/prepare-image.ts';

export type PrepareRequest = { bytes: Uint8Array; preparation: Preparation };

// The pool has one thread for each core to use; libvips must not start its own beside them.
sharp.concurrency(1);
sharp.cache(false);

answerCalls<PrepareRequest, PreparedImage>(async ({ bytes, preparation }) => {
  const reply = await prepareImage(bytes, preparation);
  return { reply, transfer: [reply.planes.buffer] };
});
