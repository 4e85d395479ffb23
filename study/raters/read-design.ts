import type { Asker } from '#prisma/asker.ts';
import type { DesignComparison } from '../design/assign-trials.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** The comparisons of a study that raters are dealt, as its design reads them. */
export async function readDesign(options: {
  session: Asker;
  studyId: string;
  protocol: Protocol;
}): Promise<DesignComparison[]> {
  const { session, studyId, protocol } = options;
  const comparisons = await session.$queryRaw<StoredComparison>`
    SELECT c."id", c."replicate", p."id" AS "promptKey", p."index" AS "promptIndex", p."category",
           m."key" AS "armA", n."key" AS "armB"
    FROM "Comparison" c JOIN "Prompt" p ON p."id" = c."promptId"
    JOIN "Sample" a ON a."id" = c."sampleAId" JOIN "Arm" m ON m."id" = a."armId"
    JOIN "Sample" b ON b."id" = c."sampleBId" JOIN "Arm" n ON n."id" = b."armId"
    WHERE c."studyId" = ${studyId} AND NOT c."excluded" ORDER BY c."number"`;
  return comparisons.map(({ promptIndex, replicate, ...design }) => {
    const known = findGold({ protocol, ...design, promptIndex, replicate });
    const practice = known.some(({ use }) => use === 'practice');
    return { ...design, gold: known.length > 0, practice };
  });
}

type StoredComparison = Omit<DesignComparison, 'gold' | 'practice'> &
  Pick<Parameters<typeof findGold>[0], 'promptIndex' | 'replicate'>;
