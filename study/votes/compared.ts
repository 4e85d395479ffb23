import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { DatabaseSession } from '#prisma/client.ts';

/** What a vote's row says of its comparison; the arms are those of sample A and sample B. */
export type Compared = Pick<
  VoteRow,
  'comparison' | 'prompt_id' | 'category' | 'challenge' | 'replicate'
> & { arms: readonly [string, string] };

/**
 * The comparisons of a study, by id.
 *
 * @param dealtTo only those that one rater has, by the id of the enrolment
 */
export async function readCompared(
  db: DatabaseSession,
  studyId: string,
  dealtTo?: string,
): Promise<Map<string, Compared>> {
  const comparisons = await db.comparison.findMany({
    where: {
      studyId,
      ...(dealtTo !== undefined && { trials: { some: { enrolmentId: dealtTo } } }),
    },
    select: {
      id: true,
      number: true,
      replicate: true,
      prompt: { select: { index: true, category: true, challenge: true } },
      sampleA: { select: { armId: true } },
      sampleB: { select: { armId: true } },
    },
  });
  const arms = await db.arm.findMany({ where: { studyId }, select: { id: true, key: true } });
  const keys = new Map(arms.map(({ id, key }) => [id, key]));
  const keyOf = (armId: string): string => present(keys.get(armId), 'the arm of a sample');
  return new Map(
    comparisons.map(({ id, number, replicate, prompt, sampleA, sampleB }) => [
      id,
      {
        comparison: String(number),
        prompt_id: String(prompt.index),
        category: prompt.category,
        challenge: prompt.challenge,
        replicate,
        arms: [keyOf(sampleA.armId), keyOf(sampleB.armId)],
      },
    ]),
  );
}
