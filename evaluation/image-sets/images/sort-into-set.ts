import { failureWords } from '#domain/failure-words.ts';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { imageFormat } from '#files/image-format.ts';
import { isNpy } from '#files/npy-header.ts';
import { isCalledImage } from './image-set.ts';
import type { SetAside } from './image-set.ts';
import { tooLargeForImage } from './max-image-file-bytes.ts';

/** A file that may be an image, as a folder or an archive lists it. */
export type Candidate = {
  name: string;
  /** hidden by its name, or by that of a folder it is in */
  hidden: boolean;
  /** why it cannot be read at all (a broken link, a pipe), where that is known */
  problem?: string;
  size: number;
  /** its first bytes; an Error says why they cannot be read */
  head: () => Promise<Uint8Array>;
};

export type Sorted<C> = { images: C[]; unreadable: SetAside[]; leftOut: SetAside[] };

/** What files are that are passed over; Pillow may read some of them, which no tool takes by ending. */
const NO_IMAGE = 'it is no image of a format that is read';

/** Files looked into at a time: most of the time is the disk's. */
const AT_ONCE = 32;

/**
 * Parts the files of a set by name and first bytes: images whatever they are called, files that
 * are called images and are none, and the rest. The order is that of the names.
 */
export async function sortIntoSet<C extends Candidate>(
  candidates: AsyncIterable<C> | Iterable<C>,
): Promise<Sorted<C>> {
  const sorted: Sorted<C> = { images: [], unreadable: [], leftOut: [] };
  const judged = mapConcurrently(candidates, AT_ONCE, async (candidate) => {
    const called = isCalledImage(candidate.name);
    const reason = candidate.hidden ? 'it is hidden' : await problemOf(candidate, called);
    return { candidate, called, reason };
  });
  for await (const { candidate, called, reason } of judged) {
    const { name: file } = candidate;
    if (reason === undefined) sorted.images.push(candidate);
    else if (called && !candidate.hidden) sorted.unreadable.push({ file, reason });
    else sorted.leftOut.push({ file, reason });
  }
  sorted.images.sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted;
}

async function problemOf(candidate: Candidate, called: boolean): Promise<string | undefined> {
  if (candidate.problem !== undefined) return candidate.problem;
  let head: Uint8Array;
  try {
    head = await candidate.head();
  } catch (error) {
    return failureWords(error);
  }
  if (imageFormat(head) !== undefined) return tooLargeForImage(candidate.size);
  if (head.length === 0) return 'it is empty';
  if (isNpy(head)) return 'it is an array: name it alone, as a set of its images';
  return called ? 'its content is no image of a format that is read' : NO_IMAGE;
}
