import { at } from '#domain/at.ts';
import { counted } from '#domain/counted.ts';
import { present } from '#domain/present.ts';
import type { DesignComparison } from './assign-trials.ts';
import type { Cell, DealtCell } from './cell.ts';

/** |left - right| of an arm over the cells of one rater, and within a category, at most. */
export const GAP_LEAN = { arm: 1, category: 2 } as const;

type Comparisons = ReadonlyMap<string, DesignComparison>;
type Choice = {
  cells: readonly DealtCell[];
  comparisons: readonly DesignComparison[];
  /** cells a rater, at most */
  most: number;
};

/**
 * The cells that one rater takes over from raters who left: those of the slot with most open, and of
 * further slots while that is less than half a session, each comparison once. Sides are those of the
 * cells, so that each comparison ends as balanced as if nobody had left; cells that would leave the
 * rater with an arm more often on one side (by more than `GAP_LEAN`) stay open for the next, those
 * first whose comparison needs them least.
 *
 * @returns none when no cell is open
 */
export function chooseGaps({ cells, comparisons, most }: Choice): Cell[] {
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  const known = cells.filter(({ comparisonId }) => isMain(byId.get(comparisonId)));
  const open = Map.groupBy(
    known.filter(({ isHeld }) => !isHeld),
    ({ slot }) => slot,
  );
  const slots = [...open].sort(([a, one], [b, other]) => other.length - one.length || a - b);
  const chosen = new Map<string, Cell>();
  for (const [, ofSlot] of slots) {
    if (chosen.size >= most / 2) break;
    for (const { comparisonId, slot, aOnLeft } of ofSlot) {
      if (chosen.size < most && !chosen.has(comparisonId)) {
        chosen.set(comparisonId, { slot, comparisonId, aOnLeft });
      }
    }
  }
  return level([...chosen.values()], byId, leanOfComparisons(known));
}

/** Gold and excluded comparisons are no cells (any more). */
function isMain(comparison: DesignComparison | undefined): boolean {
  return comparison !== undefined && comparison.gold !== true;
}

/** A on the left less A on the right of each comparison, over the cells that are held. */
function leanOfComparisons(cells: readonly DealtCell[]): Map<string, number> {
  const leans = new Map<string, number>();
  for (const { comparisonId, aOnLeft, isHeld } of cells) {
    leans.set(comparisonId, counted(leans, comparisonId) + (isHeld ? sign(aOnLeft) : 0));
  }
  return leans;
}

/** Leaves cells out until no arm leans too far; each pass leaves one out, so that it ends. */
function level(
  chosen: readonly Cell[],
  comparisons: Comparisons,
  needs: ReadonlyMap<string, number>,
): Cell[] {
  let kept = [...chosen];
  for (;;) {
    const worst = furthestLean(kept, comparisons);
    if (!worst) return kept;
    const [key, lean] = worst;
    const heavy = kept.filter((cell) =>
      leansOf(cell, comparisons).some(([group, by]) => group === key && by === Math.sign(lean)),
    );
    // filling a cell takes its comparison from `need` to `need + side`: the smaller, the more needed
    const gain = ({ comparisonId, aOnLeft }: Cell): number =>
      sign(aOnLeft) * counted(needs, comparisonId);
    const [out] = heavy.toSorted((a, b) => gain(b) - gain(a) || b.slot - a.slot);
    kept = kept.filter((cell) => cell !== out);
  }
}

/** The group whose lean is furthest over what is allowed; undefined when none is. */
function furthestLean(
  cells: readonly Cell[],
  comparisons: Comparisons,
): [string, number] | undefined {
  const leans = new Map<string, number>();
  for (const cell of cells) {
    for (const [group, by] of leansOf(cell, comparisons)) {
      leans.set(group, counted(leans, group) + by);
    }
  }
  const over = ([group, lean]: [string, number]): number =>
    Math.abs(lean) - (group.startsWith('arm ') ? GAP_LEAN.arm : GAP_LEAN.category);
  const sorted = [...leans].sort((a, b) => over(b) - over(a));
  const worst = sorted.length > 0 ? at(sorted, 0, 'the leans') : undefined;
  return worst && over(worst) > 0 ? worst : undefined;
}

/** What a cell adds to left less right, of each arm in all and within its category. */
function leansOf({ comparisonId, aOnLeft }: Cell, comparisons: Comparisons): [string, number][] {
  const { armA, armB, category } = present(comparisons.get(comparisonId), 'a comparison');
  return [
    [`arm ${armA}`, sign(aOnLeft)],
    [`arm ${armB}`, -sign(aOnLeft)],
    [`category ${category}/${armA}`, sign(aOnLeft)],
    [`category ${category}/${armB}`, -sign(aOnLeft)],
  ];
}

function sign(aOnLeft: boolean): number {
  return aOnLeft ? 1 : -1;
}
