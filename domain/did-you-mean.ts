import leven from 'leven';
import { shapeOfName } from './shape-of-name.ts';

/** Longer words are no slips of the hand. */
const LONGEST = 80;

/**
 * The known word that a mistyped one most likely stands for, if any: the one that it begins, one a
 * few slips away, or one that it abbreviates (`dpm++` for `dpmsolver++`). What does
 * not change the shape of a name, such as case and spaces, does not count.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = shapeOfName(word);
  if (wanted === '') return undefined;
  const names = known.map((name) => ({ name, folded: shapeOfName(name) }));
  const same = names.find(({ folded }) => folded === wanted);
  if (same) return same.name;
  const isLong = wanted.length > 2;
  return (
    only(names.filter(({ folded }) => isLong && folded.startsWith(wanted))) ??
    nearest(wanted, names) ??
    only(names.filter(({ folded }) => isLong && abbreviates(wanted, folded)))
  );
}

type Name = { name: string; folded: string };

function only(names: readonly Name[]): string | undefined {
  return names.length === 1 ? names[0]?.name : undefined;
}

function nearest(wanted: string, names: readonly Name[]): string | undefined {
  const most = Math.floor(wanted.length / 3);
  return names
    .map(({ name, folded }) => ({ name, distance: slips(wanted, folded) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Letters left out, added or mistaken; two neighbours that changed places are one slip. */
function slips(wanted: string, name: string): number {
  const first = [...wanted].findIndex((letter, i) => letter !== name[i]);
  const [here, next] = [wanted[first], wanted[first + 1]];
  if (here === undefined || next === undefined) return leven(wanted, name);
  const turned = wanted.slice(0, first) + next + here + wanted.slice(first + 2);
  return Math.min(leven(wanted, name), 1 + leven(turned, name));
}

/** Whether the letters of `short` stand in `long` in the same order, the first one first. */
function abbreviates(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let place = -1;
  return [...short].every((letter) => (place = long.indexOf(letter, place + 1)) >= 0);
}
