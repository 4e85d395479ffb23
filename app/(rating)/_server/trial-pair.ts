import sharp from 'sharp';
import type { Actor } from '#study/raters/find-session.ts';
import { findTrialImages } from '#study/voting/find-trial-images.ts';
import type { TrialImages } from '#study/voting/find-trial-images.ts';
import type { Side } from '#study/voting/image-token.ts';
import { keepRecent } from '#domain/keep-recent.ts';
import { leanDatabase } from '../../_data/lean-database.ts';
import { sampleStore } from '../../_data/sample-store.ts';
import { imageEnvelope } from './image-envelope.ts';
import type { ImageEnvelope } from './image-envelope.ts';
import { padPng } from './pad-png.ts';

export type TrialPair = Record<Side, Buffer>;

/** A page asks for both images of a pair at once; more pages than these ask at the same time seldom. */
const PAIRS_KEPT = 128;
const IMAGE_BYTES_KEPT = 64 * 2 ** 20;
const pairs = new Map<string, Promise<TrialImages | null>>();
const keepImage = keepRecent<Buffer>(IMAGE_BYTES_KEPT, { weigh: ({ length }) => length });

/**
 * Both images of a rater's trial, of one format, size and length; null when the trial is not this
 * rater's. Both are prepared before either is given, so that the time of an answer does not tell
 * one from the other.
 */
export async function trialPair(actor: Actor, trialId: string): Promise<TrialPair | null> {
  const [envelope, names] = await Promise.all([
    imageEnvelope(actor.studyId),
    namesOfPair(actor, trialId),
  ]);
  if (names === null) return null;
  const [left, right] = await Promise.all([
    keptImage(names.left, envelope),
    keptImage(names.right, envelope),
  ]);
  return { left, right };
}

function namesOfPair({ enrolmentId }: Actor, trialId: string): Promise<TrialImages | null> {
  const key = `${enrolmentId}/${trialId}`;
  const known = pairs.get(key);
  if (known) return known;
  const found = findTrialImages({ db: leanDatabase(), enrolmentId, trialId });
  pairs.set(key, found);
  const forget = (): void => void pairs.delete(key);
  found.then((names) => names ?? forget(), forget);
  const oldest = pairs.keys().next();
  if (pairs.size > PAIRS_KEPT && oldest.done !== true) pairs.delete(oldest.value);
  return found;
}

function keptImage(sha256: string, envelope: ImageEnvelope): Promise<Buffer> {
  const { width, height, uniform, bytes } = envelope;
  const key = `${sha256} ${width} ${height} ${bytes} ${String(uniform)}`;
  return keepImage(key, () => prepareImage(sha256, envelope));
}

async function prepareImage(sha256: string, envelope: ImageEnvelope): Promise<Buffer> {
  const { width, height, uniform, bytes } = envelope;
  const stored = await sampleStore().get(sha256);
  if (uniform) return padPng(stored, bytes);
  return padPng(await inMiddle(stored, { width, height }), bytes);
}

/** An image in the middle of a ground of this size, neither enlarged nor made smaller. */
async function inMiddle(png: Buffer, size: { width: number; height: number }): Promise<Buffer> {
  const image = sharp(png).removeAlpha();
  const { width, height } = await image.metadata();
  const left = Math.floor((size.width - width) / 2);
  const top = Math.floor((size.height - height) / 2);
  const [right, bottom] = [size.width - width - left, size.height - height - top];
  return image.extend({ left, right, top, bottom, background: '#777777' }).png().toBuffer();
}
