import sharp from 'sharp';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { findTrialImage } from '#study/voting/find-trial-image.ts';
import type { Side } from '#study/voting/image-token.ts';
import { database } from '../../_data/database.ts';
import { sampleStore } from '../../_data/sample-store.ts';
import { imageEnvelope } from './image-envelope.ts';
import type { ImageEnvelope } from './image-envelope.ts';
import { padPng } from './pad-png.ts';

export type TrialPair = Record<Side, Buffer>;

const PAIRS_KEPT = 16;
const pairs = new Map<string, Promise<TrialPair | null>>();

/**
 * Both images of a rater's trial, of one format, size and length; null when the trial is not this
 * rater's. Both are prepared before either is given, so that the time of an answer does not tell
 * one from the other.
 */
export function trialPair(rater: RaterSession, trialId: string): Promise<TrialPair | null> {
  const key = `${rater.id}/${trialId}`;
  const known = pairs.get(key);
  if (known) return known;
  const prepared = preparePair(rater, trialId);
  pairs.set(key, prepared);
  const forget = (): void => void pairs.delete(key);
  prepared.then((pair) => pair ?? forget(), forget);
  const oldest = pairs.keys().next();
  if (pairs.size > PAIRS_KEPT && oldest.done !== true) pairs.delete(oldest.value);
  return prepared;
}

async function preparePair(rater: RaterSession, trialId: string): Promise<TrialPair | null> {
  const db = database();
  const shared = { db, enrolmentId: rater.id, trialId };
  const [envelope, leftName, rightName] = await Promise.all([
    imageEnvelope(rater.study.id),
    findTrialImage({ ...shared, side: 'left' }),
    findTrialImage({ ...shared, side: 'right' }),
  ]);
  if (leftName === null || rightName === null) return null;
  const [left, right] = await Promise.all([
    prepareImage(leftName, envelope),
    prepareImage(rightName, envelope),
  ]);
  return { left, right };
}

async function prepareImage(sha256: string, envelope: ImageEnvelope): Promise<Buffer> {
  const { width, height, uniform, bytes } = envelope;
  const stored = await sampleStore().get(sha256);
  if (uniform) return padPng(stored, bytes);
  const fitted = sharp(stored)
    .removeAlpha()
    .resize(width, height, { fit: 'contain', kernel: 'lanczos3', background: '#777777' });
  return padPng(await fitted.png().toBuffer(), bytes);
}
