import { entryOf } from '#domain/entry-of.ts';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';

/**
 * The most votes that share neither a rater nor a prompt: a largest matching of raters with prompts they
 * voted on (Kuhn 1955), which is the smaller number of them where everybody votes on everything. Over
 * raters and prompts drawn at random such votes are independent, whatever raters or prompts have in
 * common.
 *
 * @example disjointVotes({ rater: [0, 0, 1], prompt: [0, 1, 0] }) // 2
 */
export function disjointVotes(votes: {
  rater: ArrayLike<number>;
  prompt: ArrayLike<number>;
}): number {
  const byRater = neighbours(votes.rater, votes.prompt);
  const byPrompt = neighbours(votes.prompt, votes.rater);
  const fewer = byRater.size <= byPrompt.size ? byRater : byPrompt;
  const matched = new Map<number, number>();
  return [...fewer.keys()].filter((one) => findPlace(one, { of: fewer, matched, tried: new Set() }))
    .length;
}

function neighbours(of: ArrayLike<number>, to: ArrayLike<number>): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (let i = 0; i < of.length; i++) {
    entryOf(found, at(of, i), () => new Set()).add(at(to, i));
  }
  return found;
}

type Matching = {
  of: ReadonlyMap<number, ReadonlySet<number>>;
  /** who has each place */
  matched: Map<number, number>;
  tried: Set<number>;
};

/** Gives one a place that is free, or that whoever has it can leave for another. */
function findPlace(one: number, matching: Matching): boolean {
  const { of, matched, tried } = matching;
  for (const place of present(of.get(one), 'the votes of a cluster')) {
    if (tried.has(place)) continue;
    tried.add(place);
    const holder = matched.get(place);
    if (holder === undefined || findPlace(holder, matching)) {
      matched.set(place, one);
      return true;
    }
  }
  return false;
}
