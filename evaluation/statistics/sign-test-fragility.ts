import { at } from '#domain/at.ts';
import { firstChange } from './first-change.ts';
import { signTest } from './sign-test.ts';

/** Decisive votes of a rater or a prompt. */
export type WinsAndLosses = { wins: number; losses: number };

/** Fewest removals; `exact` says whether every smaller set was tried. Null: nothing to flip. */
export type FewestRemovals = { fewest: number | null; exact: boolean };

/** Up to this many sets are tried before the greedy answer is left standing. */
const ENUMERATION_LIMIT = 20_000;

/**
 * Fewest single votes whose removal changes the conclusion of the sign test: the sign of
 * wins - losses, or on which side of alpha its p value lies (Walsh et al. 2014, the fragility index,
 * by removal). Exact: the best set takes from one side only, and along each side the p value is
 * monotone until the sign changes, so a bisection finds it.
 */
export function fragileVotes(votes: WinsAndLosses, alpha = 0.05): number | null {
  const { wins, losses } = votes;
  const before = conclusion(votes, alpha);
  const fromWins = firstChange(
    wins,
    (k) => conclusion({ wins: wins - k, losses }, alpha) !== before,
  );
  const fromLosses = firstChange(
    losses,
    (k) => conclusion({ wins, losses: losses - k }, alpha) !== before,
  );
  if (fromWins === null || fromLosses === null) return fromWins ?? fromLosses;
  return Math.min(fromWins, fromLosses);
}

/**
 * Fewest whole clusters (raters, or prompts) whose removal changes the conclusion. Greedy in both
 * directions on wins - losses; then every smaller set is tried as long as there are few enough of them.
 */
export function fragileClusters(clusters: readonly WinsAndLosses[], alpha = 0.05): FewestRemovals {
  const total = clusters.reduce(add, { wins: 0, losses: 0 });
  const decisive = clusters.filter((c) => c.wins + c.losses > 0);
  const before = conclusion(total, alpha);
  const concluded = conclusions(total, alpha);
  const changed = (v: WinsAndLosses): boolean => concluded(v) !== before;
  const down = greedy(decisive, total, changed, 1);
  const up = greedy(decisive, total, changed, -1);
  const bound = Math.min(down ?? Infinity, up ?? Infinity);
  for (let size = 1; size < Math.min(bound, decisive.length + 1); size++) {
    if (combinations(decisive.length, size) > ENUMERATION_LIMIT) {
      return { fewest: Number.isFinite(bound) ? bound : null, exact: false };
    }
    if (anySubset(decisive, total, size, changed)) return { fewest: size, exact: true };
  }
  return { fewest: Number.isFinite(bound) ? bound : null, exact: true };
}

/** Sign of the difference and significance, as one comparable value. */
function conclusion({ wins, losses }: WinsAndLosses, alpha: number): string {
  return `${Math.sign(wins - losses)} ${signTest({ wins, losses }) < alpha}`;
}

/** The same, each reckoned once: thousands of sets of clusters leave the same few numbers of votes. */
function conclusions(total: WinsAndLosses, alpha: number): (votes: WinsAndLosses) => string {
  const known = new Map<number, string>();
  return (votes) => {
    const place = votes.wins * (total.losses + 1) + votes.losses;
    const found = known.get(place) ?? conclusion(votes, alpha);
    known.set(place, found);
    return found;
  };
}

function add(a: WinsAndLosses, b: WinsAndLosses): WinsAndLosses {
  return { wins: a.wins + b.wins, losses: a.losses + b.losses };
}

function without(a: WinsAndLosses, b: WinsAndLosses): WinsAndLosses {
  return { wins: a.wins - b.wins, losses: a.losses - b.losses };
}

/** Removes clusters in the order in which they pull the difference (direction 1: down, -1: up). */
function greedy(
  clusters: readonly WinsAndLosses[],
  total: WinsAndLosses,
  changed: (v: WinsAndLosses) => boolean,
  direction: 1 | -1,
): number | null {
  const order = clusters.toSorted((a, b) => direction * (b.wins - b.losses - (a.wins - a.losses)));
  let now = total;
  const left = order.map((cluster) => (now = without(now, cluster)));
  return firstChange(left.length, (removed) => changed(at(left, removed - 1)));
}

function combinations(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}

function anySubset(
  clusters: readonly WinsAndLosses[],
  total: WinsAndLosses,
  size: number,
  changed: (v: WinsAndLosses) => boolean,
): boolean {
  const search = (from: number, left: number, now: WinsAndLosses): boolean => {
    if (left === 0) return changed(now);
    for (let i = from; i <= clusters.length - left; i++) {
      const cluster = clusters[i];
      if (cluster && search(i + 1, left - 1, without(now, cluster))) return true;
    }
    return false;
  };
  return search(0, size, total);
}
