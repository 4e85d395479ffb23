import type { DatabaseSession } from '#prisma/client.ts';
import type { DesignComparison } from '../design/assign-trials.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';

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
      id: true,
      replicate: true,
      prompt: { select: { id: true, index: true, category: true } },
      sampleA: { select: { arm: { select: { key: true } } } },
      sampleB: { select: { arm: { select: { key: true } } } },
    },
  });
  return comparisons.map(({ id, replicate, prompt, sampleA, sampleB }) => {
    const [armA, armB] = [sampleA.arm.key, sampleB.arm.key];
    const known = findGold({ protocol, promptIndex: prompt.index, replicate, armA, armB });
    const gold = known.length > 0;
    const practice = known.some(({ use }) => use === 'practice');
    return { id, promptKey: prompt.id, category: prompt.category, armA, armB, gold, practice };
  });
}
