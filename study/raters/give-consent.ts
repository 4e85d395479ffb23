import { randomUUID } from 'node:crypto';
import { present } from '#domain/present.ts';
import { takeTurns } from '#domain/take-turns.ts';
import { askLean } from '#prisma/ask-lean.ts';
import type { Asker } from '#prisma/asker.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import type { LeanTransaction } from '#prisma/lean-transaction.ts';
import { requireOpenStudy } from '../voting/require-open-study.ts';
import { dealTrials } from '../design/deal-trials.ts';
import type { Deal } from '../design/deal-trials.ts';
import { trialsEach } from '../design/trials-each.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { holdToCap } from '../recruiting/places-of-link.ts';
import { keptProtocol } from '../protocol/kept-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { awayAfterMs } from './away-after.ts';
import { consentText } from './consent-text.ts';
import { findExcluded } from './find-excluded.ts';
import { findLeavers } from './find-leavers.ts';
import { holdStudy } from './hold-study.ts';
import type { HeldStudy } from './hold-study.ts';
import { readDealt } from './read-dealt.ts';
import { readDesign } from './read-design.ts';
import { replaceRaters } from './replace-raters.ts';

/** Who would wait for a held study waits for it here, and not on a connection that votes could use. */
const inTurn = takeTurns();

/**
 * Notes a rater's consent, and gives the rater a slot in the design and the trials that follow from
 * it: the next slot, or what raters who left did not answer (`dealTrials`). Called again, it changes
 * nothing.
 *
 * @throws UserError with code `study-closed` when the study is not open, and `link-full` for whoever
 *   agrees so late that the places of their group link are taken
 */
export async function giveConsent(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<void> {
  const { db, enrolmentId, now } = options;
  const study = await findStudy(askLean(db), enrolmentId);
  // before the transaction: it reads many votes, by connections of its own
  const excluded = await findExcluded({ db, study });
  const consent = { enrolmentId, studyId: study.id, excluded, now };
  await inTurn(study.id, () => inLeanTransaction(db, (...held) => consentIn(held, consent)));
}

async function consentIn(
  [session, commit]: LeanTransaction,
  options: { enrolmentId: string; studyId: string; excluded: ReadonlySet<string>; now: Date },
): Promise<void> {
  const { enrolmentId, studyId, excluded, now } = options;
  // slots are given one after the other, without gaps
  const [held, isGiven] = await Promise.all([
    holdStudy(session, studyId),
    hasConsented(session, enrolmentId),
  ]);
  requireOpenStudy(held.state);
  if (isGiven) return;
  const [protocol] = await Promise.all([
    keptProtocol(session, held),
    holdToCap(session, { enrolmentId, studyId, now }),
  ]);
  const deal = await dealTo({ session, study: held, protocol, excluded, now });
  const text = consentText(protocol);
  const consent = { text, sha256: sha256Of(text) };
  await Promise.all([
    writeTrials(session, { enrolmentId, deal }),
    keepConsent(session, consent),
    writeConsent(session, { enrolmentId, deal, consentHash: consent.sha256, now }),
    commit(),
  ]);
}

async function findStudy(
  db: Asker,
  enrolmentId: string,
): Promise<Pick<Study, 'id' | 'slug' | 'protocol'>> {
  const [study] = await db.$queryRaw<Pick<Study, 'id' | 'slug' | 'protocol'>>`
    SELECT s."id", s."slug", s."protocol" FROM "Enrolment" e JOIN "Study" s ON s."id" = e."studyId"
    WHERE e."id" = ${enrolmentId}`;
  return present(study, 'the study of an enrolment');
}

async function hasConsented(session: Asker, enrolmentId: string): Promise<boolean> {
  const found = await session.$queryRaw`
    SELECT FROM "Enrolment" WHERE "id" = ${enrolmentId} AND "consentedAt" IS NOT NULL`;
  return found.length > 0;
}

function writeTrials(
  session: Asker,
  { enrolmentId, deal: { trials } }: { enrolmentId: string; deal: Deal },
): Promise<number> {
  return session.$executeRaw`
    INSERT INTO "Trial" ("id", "enrolmentId", "comparisonId", "kind", "order", "slot", "aOnLeft")
    SELECT id, ${enrolmentId}, comparison, kind::"TrialKind", place, slot, on_left
    FROM unnest(${trials.map(() => randomUUID())}::text[],
      ${trials.map(({ comparisonId }) => comparisonId)}::text[],
      ${trials.map(({ kind }) => kind)}::text[], ${trials.map(({ order }) => order)}::int[],
      ${trials.map(({ slot }) => slot)}::int[], ${trials.map(({ aOnLeft }) => aOnLeft)}::boolean[])
      AS t (id, comparison, kind, place, slot, on_left)`;
}

/** Keeps the text that is agreed to, once for all who agree to it. */
function keepConsent(
  session: Asker,
  { sha256, text }: { sha256: string; text: string },
): Promise<number> {
  return session.$executeRaw`
    INSERT INTO "ConsentText" ("sha256", "text") VALUES (${sha256}, ${text}) ON CONFLICT DO NOTHING`;
}

function writeConsent(
  session: Asker,
  options: { enrolmentId: string; deal: Deal; consentHash: string; now: Date },
): Promise<number> {
  const { enrolmentId, deal, consentHash, now } = options;
  // who has nothing to practise on has nothing to pass
  const practises = deal.trials[0]?.kind === 'practice';
  return session.$executeRaw`
    UPDATE "Enrolment" SET "consentHash" = ${consentHash}, "slot" = ${deal.slot}::int,
      "turn" = ${deal.turn}::int, "consentedAt" = ${now}::timestamp,
      "enrolledAt" = coalesce("enrolledAt", ${now}::timestamp),
      "state" = ${practises ? 'practising' : 'voting'}::"EnrolmentState",
      "practicePassedAt" = coalesce("practicePassedAt", ${practises ? null : now}::timestamp)
    WHERE "id" = ${enrolmentId}`;
}

async function dealTo(options: {
  session: Asker;
  study: HeldStudy;
  protocol: Protocol;
  excluded: ReadonlySet<string>;
  now: Date;
}): Promise<Deal> {
  const { session, study, protocol, excluded, now } = options;
  const { studyId, seed } = study;
  const awayMs = awayAfterMs(protocol);
  const [comparisons, leavers] = await Promise.all([
    readDesign({ session, studyId, protocol }),
    findLeavers({ db: session, studyId, awayMs, excluded, now }),
  ]);
  const deal = dealTrials({
    plan: {
      seed,
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
