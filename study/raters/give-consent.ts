import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Enrolment, StudyState } from '#prisma/generated/client.ts';
import { requireOpenStudy } from '../voting/require-open-study.ts';
import { assignTrials } from '../design/assign-trials.ts';
import type { DesignComparison } from '../design/assign-trials.ts';
import { trialsEach } from '../design/trials-each.ts';
import { findGold } from '../protocol/find-gold.ts';
import { inBatches } from '#files/in-batches.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';

/**
 * Notes a rater's consent, and gives the rater a slot in the design and the trials that follow from
 * it. Called again, it changes nothing.
 *
 * @throws UserError with code `study-closed` when the study is not open
 */
export async function giveConsent(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<Enrolment> {
  const { db, enrolmentId, now } = options;
  return db.$transaction(
    async (session) => {
      // slots are given one after the other, without gaps
      const [study] = await session.$queryRaw<{ id: string; state: StudyState }[]>`
        SELECT s."id", s."state"::text AS state FROM "Study" s
        JOIN "Enrolment" e ON e."studyId" = s."id" WHERE e."id" = ${enrolmentId} FOR UPDATE OF s`;
      if (!study) throw new Error(`there is no enrolment ${enrolmentId}`);
      requireOpenStudy(study.state);
      const enrolment = await session.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
      if (enrolment.consentedAt) return enrolment;
      const slot = await session.enrolment.count({
        where: { studyId: study.id, slot: { not: null } },
      });
      const firstKind = await createTrials({ session, studyId: study.id, enrolmentId, slot });
      return session.enrolment.update({
        where: { id: enrolmentId },
        data: {
          slot,
          consentedAt: now,
          enrolledAt: enrolment.enrolledAt ?? now,
          state: firstKind === 'practice' ? 'practising' : 'voting',
        },
      });
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

async function createTrials(options: {
  session: DatabaseSession;
  studyId: string;
  enrolmentId: string;
  slot: number;
}): Promise<string | undefined> {
  const { session, studyId, enrolmentId, slot } = options;
  const study = await session.study.findUniqueOrThrow({ where: { id: studyId } });
  const protocol = readProtocol(study.protocol);
  const comparisons = await readDesign({ session, studyId, protocol });
  const trials = assignTrials({
    seed: study.seed,
    enrolmentNumber: slot,
    comparisons,
    practice: protocol.quality.practice,
    gold: protocol.quality.gold,
    repeats: protocol.quality.repeats,
    maxTrials: trialsEach(protocol, comparisons.filter(({ gold }) => !gold).length),
  });
  for await (const batch of inBatches(trials, INSERT_ROWS)) {
    await session.trial.createMany({ data: batch.map((trial) => ({ ...trial, enrolmentId })) });
  }
  return trials[0]?.kind;
}

async function readDesign(options: {
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
    return { id, promptKey: prompt.id, category: prompt.category, armA, armB, gold };
  });
}
