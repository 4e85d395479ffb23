import type { DatabaseSession } from '#prisma/client.ts';
import type { DesignComparison } from '../design/assign-trials.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { PAIR, pairOf } from './stored-pair.ts';

/** The comparisons of a study that raters are dealt, as its design reads them. */
export async function readDesign(options: {
  session: DatabaseSession;
  studyId: string;
  protocol: Protocol;
}): Promise<DesignComparison[]> {
  const { session, studyId, protocol } = options;
  const comparisons = await session.comparison.findMany({
    where: { studyId, excluded: false },
    orderBy: { number: 'asc' },
    select: {
      ...PAIR,
      id: true,
      prompt: { select: { id: true, index: true, category: true } },
    },
  });
  return comparisons.map((comparison) => {
    const { id, prompt } = comparison;
    const pair = pairOf(comparison);
    const { armA, armB } = pair;
    const known = findGold({ protocol, ...pair });
    const gold = known.length > 0;
    const practice = known.some(({ use }) => use === 'practice');
    return { id, promptKey: prompt.id, category: prompt.category, armA, armB, gold, practice };
  });
}
