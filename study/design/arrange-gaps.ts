import { present } from '#domain/present.ts';
import type { DesignComparison, Plan } from './assign-trials.ts';
import type { Cell, DealtTrial } from './cell.ts';
import { chooseRepeated } from './choose-repeated.ts';
import { chooseSubset } from './choose-subset.ts';
import { orderSession } from './order-session.ts';
import type { Placed } from './order-session.ts';
import { placePractice } from './place-practice.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { widestLean } from './widest-lean.ts';

type Gaps = {
  plan: Omit<Plan, 'enrolmentNumber'>;
  cells: readonly Cell[];
  /** no two raters of a study have the same */
  place: { slot: number; turn: number };
};
type Sided = Placed<DesignComparison> & { aOnLeft: boolean };

/** Orders tried, of which the one that leans least at each moment is taken. */
const TRIES = 20;

/**
 * The session of a rater who takes over cells of raters who left: main trials on the sides of their
 * cells, in a random order with prompts apart as everywhere, with practice, gold and repeat trials of
 * its own.
 */
export function arrangeGaps({ plan, cells, place }: Gaps): DealtTrial[] {
  const { seed, comparisons } = plan;
  const { slot, turn } = place;
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  const cellOf = new Map(
    cells.map((cell) => [present(byId.get(cell.comparisonId), 'a comparison of a cell'), cell]),
  );
  const name = `gaps/${seed}/${slot}/${turn}`;
  const golds = chooseSubset({
    comparisons: comparisons.filter(({ gold, practice }) => gold && !practice),
    count: plan.gold,
    pair: Math.floor(slot / 2),
    seed: `golds/${seed}`,
  });
  const session = layOut({ plan, mains: [...cellOf.keys()], cellOf, golds, name });
  const practice = practise({ plan, session, random: createSeededRandom(`practice/${name}`) });
  return [...practice, ...session].map(({ comparison, kind, aOnLeft }, order) => ({
    comparisonId: comparison.id,
    kind,
    aOnLeft,
    order,
    slot: kind === 'main' ? present(cellOf.get(comparison), 'a cell').slot : null,
  }));
}

function layOut(options: {
  plan: Gaps['plan'];
  mains: readonly DesignComparison[];
  cellOf: ReadonlyMap<DesignComparison, Cell>;
  golds: readonly DesignComparison[];
  name: string;
}): Sided[] {
  const { plan, mains, cellOf, golds, name } = options;
  const gap = plan.minPromptGap ?? Infinity;
  for (let repeats = Math.min(plan.repeats, mains.length); ; repeats--) {
    const sessions = Array.from({ length: TRIES }, (_, attempt) => {
      const random = createSeededRandom(`${name}/${repeats}/${attempt}`);
      const repeated = chooseRepeated({ mains, count: repeats, random });
      const order = orderSession({ mains, golds, repeated, gap, random });
      return order ? [addSides({ order, cellOf, random })] : [];
    }).flat();
    const [steadiest] = sessions.sort((a, b) => widestLean(a) - widestLean(b));
    if (steadiest) return steadiest;
    if (repeats === 0) return [];
  }
}

function addSides(options: {
  order: readonly Placed<DesignComparison>[];
  cellOf: ReadonlyMap<DesignComparison, Cell>;
  random: SeededRandom;
}): Sided[] {
  const { order, cellOf, random } = options;
  let goldOnLeft = random.coin();
  return order.map((placed) => {
    if (placed.kind === 'gold') {
      goldOnLeft = !goldOnLeft;
      return { ...placed, aOnLeft: goldOnLeft };
    }
    const { aOnLeft } = present(cellOf.get(placed.comparison), 'a cell');
    return { ...placed, aOnLeft: placed.kind === 'repeat' ? !aOnLeft : aOnLeft };
  });
}

function practise(options: {
  plan: Gaps['plan'];
  session: readonly Sided[];
  random: SeededRandom;
}): { comparison: DesignComparison; kind: 'practice'; aOnLeft: boolean }[] {
  const { plan, session, random } = options;
  const practised = placePractice({
    candidates: plan.comparisons.filter(({ gold, practice }) => !gold || practice),
    session: session.map(({ comparison }) => comparison),
    count: plan.practice,
    random,
  });
  const startsLeft = random.coin();
  return practised.map((comparison, i) => ({
    comparison,
    kind: 'practice',
    aOnLeft: (i % 2 === 0) === startsLeft,
  }));
}
