import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { database } from '../../_data/database.ts';
import { sampleStore } from '../../_data/sample-store.ts';
import { leastPadded } from './pad-png.ts';

/** What every image of a study is brought to, so that none stands out. */
export type ImageEnvelope = {
  width: number;
  height: number;
  /** length of each file */
  bytes: number;
  /** all images are of this width and height as they are */
  uniform: boolean;
};

const PAGE = 4096;

/** With images missing an envelope is looked for again: they may be back, and longer. */
const LOOK_AGAIN_MS = 60_000;

const envelopes = new Map<string, Promise<ImageEnvelope>>();

/**
 * The envelope of an open study. Its images are frozen, so that it is found out once a process. An
 * image that the store has lost stops the pairs it is in and no others.
 */
export function imageEnvelope(studyId: string): Promise<ImageEnvelope> {
  const known = envelopes.get(studyId);
  if (known) return known;
  const found = findEnvelope(studyId);
  envelopes.set(studyId, found);
  found.catch(() => envelopes.delete(studyId));
  return found;
}

async function findEnvelope(studyId: string): Promise<ImageEnvelope> {
  const samples = await database().sample.findMany({
    where: { run: { studyId }, blindSha256: { not: null } },
    select: { blindSha256: true, width: true, height: true, blindWidth: true, blindHeight: true },
  });
  const sizes = samples.map((sample) => ({
    width: present(sample.blindWidth ?? sample.width, 'the width of an image'),
    height: present(sample.blindHeight ?? sample.height, 'the height of an image'),
  }));
  const width = sizes.reduce((most, size) => Math.max(most, size.width), 1);
  const height = sizes.reduce((most, size) => Math.max(most, size.height), 1);
  const uniform = sizes.every((size) => size.width === width && size.height === height);
  if (!uniform) return { width, height, uniform, bytes: roundUp(mostBytes({ width, height })) };
  const lengths = await lengthsOf(
    samples.map(({ blindSha256 }) => present(blindSha256, 'a stripped image')),
  );
  if (lengths.length < samples.length)
    setTimeout(() => envelopes.delete(studyId), LOOK_AGAIN_MS).unref();
  return { width, height, uniform, bytes: roundUp(leastPadded(Math.max(0, ...lengths))) };
}

/** Of those images that are there. */
async function lengthsOf(addresses: readonly string[]): Promise<number[]> {
  const found = await Promise.allSettled(addresses.map((address) => sampleStore().size(address)));
  return found.flatMap((one) => {
    if (one.status === 'fulfilled') return [one.value];
    if (one.reason instanceof UserError && one.reason.code === 'sample-missing') return [];
    throw one.reason;
  });
}

/** More than any RGB image of this size takes, compressed or not. */
function mostBytes({ width, height }: { width: number; height: number }): number {
  const raw = height * (3 * width + 1);
  return raw + Math.ceil(raw / 1000) + PAGE;
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / PAGE) * PAGE;
}
