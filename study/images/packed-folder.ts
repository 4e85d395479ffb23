import { mayBeList } from './may-be-list.ts';

/** Called like the place of a prompt. */
const NUMBER = /^\d+\/$/;

/**
 * The folders that all files lie in and that are none of a prompt: `mj/` of an archive of that name, or
 * one with folders in it, or with one list beside the images. Names of images are told by the last
 * folders too, so that one more before them does no harm.
 */
export function packedFolder(names: readonly string[], label: string): string {
  let top = '';
  for (;;) {
    const next = commonFolder(names.map((name) => name.slice(top.length)));
    if (next === '') return top;
    const within = names.map((name) => name.slice(top.length + next.length));
    const isPacked =
      next === `${label}/` ||
      (!NUMBER.test(next) &&
        (within.some((name) => name.includes('/')) || within.filter(mayBeList).length === 1));
    if (!isPacked) return top;
    top += next;
  }
}

function commonFolder([first, ...others]: readonly string[]): string {
  const end = first?.indexOf('/');
  if (first === undefined || end === undefined || end < 0) return '';
  const folder = first.slice(0, end + 1);
  return others.every((name) => name.startsWith(folder)) ? folder : '';
}
