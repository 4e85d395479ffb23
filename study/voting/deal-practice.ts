import type { DatabaseSession } from '#prisma/client.ts';
import type { Enrolment, Study } from '#prisma/generated/client.ts';
import { nextPractice } from '../design/next-practice.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readDesign } from '../raters/read-design.ts';

/**
 * Deals a rater another try at practice, before all that counts: none of that has been served, so that
 * its places in the order move up.
 */
export async function dealPractice(options: {
  session: DatabaseSession;
  rater: Enrolment & { study: Pick<Study, 'seed'> };
  protocol: Protocol;
}): Promise<void> {
  const { session, rater, protocol } = options;
  const { id: enrolmentId, studyId, study, slot, turn } = rater;
  const attempt = rater.practiceTry + 1;
  const design = await readDesign({ session, studyId, protocol });
  const practised = await session.trial.findMany({
    where: { enrolmentId, kind: 'practice' },
    orderBy: { order: 'asc' },
    select: { comparisonId: true, aOnLeft: true, order: true },
  });
  const pairs = nextPractice({
    known: design.filter(({ practice }) => practice).map(({ id }) => id),
    practised,
    count: protocol.quality.practice,
    seed: `practice/${study.seed}/${String(slot)}/${turn}/${attempt}`,
  });
  const first = Math.max(-1, ...practised.map(({ order }) => order)) + 1;
  await makeRoom(session, { enrolmentId, first, count: pairs.length });
  await session.trial.createMany({
    data: pairs.map((pair, i) => ({
      ...{ ...pair, enrolmentId, attempt, order: first + i, kind: 'practice' as const },
    })),
  });
  await session.enrolment.update({ where: { id: enrolmentId }, data: { practiceTry: attempt } });
}

/** In two steps, by way of negative places: two trials never have the same one. */
async function makeRoom(
  session: DatabaseSession,
  { enrolmentId, first, count }: { enrolmentId: string; first: number; count: number },
): Promise<void> {
  await session.$executeRaw`
    UPDATE "Trial" SET "order" = -("order" + ${count}::int) - 1
    WHERE "enrolmentId" = ${enrolmentId} AND "order" >= ${first}::int`;
  await session.$executeRaw`
    UPDATE "Trial" SET "order" = -"order" - 1
    WHERE "enrolmentId" = ${enrolmentId} AND "order" < 0`;
}
