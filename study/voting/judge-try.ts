import type { DatabaseSession } from '#prisma/client.ts';

/**
 * How a try at practice went: known answers that were right, of how many. Pairs that were reported in
 * place of being answered are not counted; where all were, nothing shows that the rater can do it. A
 * try of which researchers excluded every pair is passed: nobody can be asked for more.
 */
export async function judgeTry(options: {
  session: DatabaseSession;
  enrolmentId: string;
  practiceTry: number;
  passMark: number;
}): Promise<{ right: number; of: number; passed: boolean }> {
  const { session, enrolmentId, practiceTry: attempt, passMark } = options;
  const trials = await session.trial.findMany({
    where: { enrolmentId, kind: 'practice', attempt, comparison: { excluded: false } },
    select: { knownRight: true, knownOf: true },
  });
  const judged = trials.flatMap(({ knownRight, knownOf }) =>
    knownRight === null || knownOf === null ? [] : [{ right: knownRight, of: knownOf }],
  );
  const right = judged.reduce((sum, trial) => sum + trial.right, 0);
  const of = judged.reduce((sum, trial) => sum + trial.of, 0);
  const passed = of === 0 ? trials.length === 0 : right / of >= passMark;
  return { right, of, passed };
}
