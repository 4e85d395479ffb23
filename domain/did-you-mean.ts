import leven from 'leven';

/** Longer words are no slips of the hand. */
const LONGEST = 80;

/**
 * The known word that a mistyped one most likely stands for, if any: the one that it begins, one a
 * few slips away, or one that it abbreviates (`dpm++` for `dpmsolver++`). Case, spaces and
 * underscores do not count.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const wanted = fold(word);
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  const names = known.map((name) => ({ name, folded: fold(name) }));
  const isLong = wanted.length > 2;
  return (
    only(names.filter(({ folded }) => isLong && folded.startsWith(wanted))) ??
    nearest(wanted, names) ??
    only(names.filter(({ folded }) => isLong && abbreviates(wanted, folded)))
  );
}

type Name = { name: string; folded: string };

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '-');
}

function only(names: readonly Name[]): string | undefined {
  return names.length === 1 ? names[0]?.name : undefined;
}

function nearest(wanted: string, names: readonly Name[]): string | undefined {
  const most = Math.floor(wanted.length / 3);
  return names
    .map(({ name, folded }) => ({ name, distance: leven(wanted, folded) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Whether the letters of `short` stand in `long` in the same order, the first one first. */
function abbreviates(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let place = -1;
  return [...short].every((letter) => (place = long.indexOf(letter, place + 1)) >= 0);
}
