import { at } from '#domain/at.ts';
import { arrangeGaps } from './arrange-gaps.ts';
import { assignTrials } from './assign-trials.ts';
import type { Plan } from './assign-trials.ts';
import type { Cell, DealtCell, DealtTrial } from './cell.ts';
import { chooseGaps } from './choose-gaps.ts';

/** What a rater is dealt: a place in the design, whose how-many-th holder, and the trials there. */
export type Deal = { slot: number; turn: number; trials: DealtTrial[] };

export type Table = {
  plan: Omit<Plan, 'enrolmentNumber'>;
  /** raters that the protocol expects */
  expected: number;
  /** slots dealt so far, 0 to slots - 1, and how many raters each has had */
  turns: readonly number[];
  /** all cells dealt, by slot and then order; of a cell dealt twice, once */
  cells: readonly DealtCell[];
};

/**
 * Deals a rater's trials, from what was dealt and what of it is answered or still expected to be:
 *
 * 1. a slot of which nothing is held (its rater left without a vote) is dealt again whole, the lowest
 *    first;
 * 2. else the cells that raters left open (`chooseGaps`), on the sides that they were to have, where
 *    they make a third of a session, or as many slots are dealt as raters are expected;
 * 3. else the next slot.
 *
 * So the sides of a comparison, over trials answered, end at most 1 apart, as if nobody had left.
 */
export function dealTrials({ plan, expected, turns, cells }: Table): Deal {
  const next = turns.length;
  const mains = new Set(plan.comparisons.filter(({ gold }) => !gold).map(({ id }) => id));
  const asked = cells.filter(({ comparisonId }) => mains.has(comparisonId));
  const abandoned = findAbandoned(asked);
  const dealt = { plan, turns };
  if (abandoned) return dealAgain({ ...dealt, cells: abandoned });
  const most = plan.maxTrials ?? mains.size;
  const gaps = chooseGaps({ cells: asked, comparisons: plan.comparisons, most });
  const isWorthwhile = next >= expected ? gaps.length > 0 : gaps.length >= most / 3;
  if (isWorthwhile) return dealAgain({ ...dealt, cells: gaps });
  return { slot: next, turn: 0, trials: dealSlot(plan, next) };
}

/** The cells of the first slot of which nothing is held; undefined when each slot has a holder. */
function findAbandoned(cells: readonly DealtCell[]): DealtCell[] | undefined {
  const slots = [...Map.groupBy(cells, ({ slot }) => slot)].sort(([a], [b]) => a - b);
  return slots.find(([, ofSlot]) => ofSlot.every(({ isHeld }) => !isHeld))?.[1];
}

/** Cells to a further rater: as the slot's session was laid out where they are all of it. */
function dealAgain(options: Pick<Table, 'plan' | 'turns'> & { cells: readonly Cell[] }): Deal {
  const { plan, turns, cells } = options;
  const { slot } = at(cells, 0, 'the cells to deal');
  const place = { slot, turn: at(turns, slot, 'the slots dealt') };
  const session = dealSlot(plan, slot);
  const cellsOfSlot = session.filter(({ kind }) => kind === 'main').map(nameOf);
  const isWhole =
    cellsOfSlot.length === cells.length &&
    new Set([...cellsOfSlot, ...cells.map(nameOf)]).size === cells.length;
  return { ...place, trials: isWhole ? session : arrangeGaps({ plan, cells, place }) };
}

function dealSlot(plan: Table['plan'], slot: number): DealtTrial[] {
  return assignTrials({ ...plan, enrolmentNumber: slot }).map((trial) => ({
    ...trial,
    slot: trial.kind === 'main' ? slot : null,
  }));
}

function nameOf({ slot, comparisonId, aOnLeft }: Pick<DealtTrial, keyof Cell>): string {
  return `${slot} ${comparisonId} ${aOnLeft}`;
}
