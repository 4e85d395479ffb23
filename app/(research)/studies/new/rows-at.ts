import type { ReferenceRow } from '#study/protocol/reference-rows.ts';

/**
 * What the reference says of a path: the nearest key at or above it, and the keys that can stand
 * directly below that one. At the top, or where nothing is known, the keys of the top.
 */
export function rowsAt(rows: readonly ReferenceRow[], path: string): ReferenceRow[] {
  const own = rows.filter((row) => row.path === path);
  if (own.length === 0 && path !== '') return rowsAt(rows, above(path));
  return [...own, ...rows.filter((row) => row.path !== path && above(row.path) === path)];
}

/** The path of the list or map in which a key stands. */
function above(path: string): string {
  if (path.endsWith('[]')) return path.slice(0, -2);
  return path.replace(/(^|\.)[^.]*$/, '').replace(/(\[\])+$/, '');
}

/** The keys whose path, value or meaning holds each word that is asked for, in any case. */
export function rowsWith(rows: readonly ReferenceRow[], asked: string): ReferenceRow[] {
  const words = asked.toLowerCase().split(/\s+/);
  return rows.filter(({ path, kind, meaning }) => {
    const text = `${path} ${kind} ${meaning}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
