import { present } from '#domain/present.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Enrolment, StudyState } from '#prisma/generated/client.ts';
import { requireOpenStudy } from '../voting/require-open-study.ts';
import { dealTrials } from '../design/deal-trials.ts';
import type { Deal } from '../design/deal-trials.ts';
import { trialsEach } from '../design/trials-each.ts';
import { inBatches } from '#files/in-batches.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { awayAfterMs } from './away-after.ts';
import { consentText } from './consent-text.ts';
import { findExcluded } from './find-excluded.ts';
import { findLeavers } from './find-leavers.ts';
import { readDealt } from './read-dealt.ts';
import { readDesign } from './read-design.ts';
import { replaceRaters } from './replace-raters.ts';

/**
 * Notes a rater's consent, and gives the rater a slot in the design and the trials that follow from
 * it: the next slot, or what raters who left did not answer (`dealTrials`). Called again, it changes
 * nothing.
 *
 * @throws UserError with code `study-closed` when the study is not open
 */
export async function giveConsent(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<Enrolment> {
  const { db, enrolmentId, now } = options;
  const { study } = await db.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { study: { select: { id: true, slug: true, protocol: true } } },
  });
  // before the transaction: it reads many votes, by connections of its own
  const excluded = await findExcluded({ db, study });
  return db.$transaction(
    async (session) => {
      // slots are given one after the other, without gaps
      const [locked] = await session.$queryRaw<{ state: StudyState }[]>`
        SELECT "state"::text AS state FROM "Study" WHERE "id" = ${study.id} FOR UPDATE`;
      requireOpenStudy(present(locked, 'the study of an enrolment').state);
      const enrolment = await session.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
      if (enrolment.consentedAt) return enrolment;
      const deal = await dealTo({ session, studyId: study.id, excluded, now });
      for await (const batch of inBatches(deal.trials, INSERT_ROWS)) {
        await session.trial.createMany({ data: batch.map((trial) => ({ ...trial, enrolmentId })) });
      }
      const consentHash = await keepConsent(session, study.protocol);
      return session.enrolment.update({
        where: { id: enrolmentId },
        data: {
          consentHash,
          slot: deal.slot,
          turn: deal.turn,
          consentedAt: now,
          enrolledAt: enrolment.enrolledAt ?? now,
          // who has nothing to practise on has nothing to pass
          ...(hasPractice(deal)
            ? { state: 'practising' as const }
            : { state: 'voting' as const, practicePassedAt: now }),
        },
      });
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

/** Keeps the text that is agreed to, once for all who agree to it; gives its hash. */
async function keepConsent(session: DatabaseSession, protocol: unknown): Promise<string> {
  const text = consentText(readProtocol(protocol));
  const sha256 = sha256Of(text);
  await session.consentText.createMany({ data: { sha256, text }, skipDuplicates: true });
  return sha256;
}

function hasPractice({ trials }: Deal): boolean {
  return trials[0]?.kind === 'practice';
}

async function dealTo(options: {
  session: DatabaseSession;
  studyId: string;
  excluded: ReadonlySet<string>;
  now: Date;
}): Promise<Deal> {
  const { session, studyId, excluded, now } = options;
  const study = await session.study.findUniqueOrThrow({ where: { id: studyId } });
  const protocol = readProtocol(study.protocol);
  const comparisons = await readDesign({ session, studyId, protocol });
  const awayMs = awayAfterMs(protocol);
  const leavers = await findLeavers({ db: session, studyId, awayMs, excluded, now });
  const deal = dealTrials({
    plan: {
      seed: study.seed,
      comparisons,
      practice: protocol.quality.practice,
      gold: protocol.quality.gold,
      repeats: protocol.quality.repeats,
      maxTrials: trialsEach(protocol, comparisons.filter(({ gold }) => !gold).length),
    },
    expected: protocol.raters.expected,
    ...(await readDealt({ db: session, studyId, leavers })),
  });
  await replaceRaters({ session, studyId, trials: deal.trials, leavers, now });
  return deal;
}
