import type { Database } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { tellScreening } from '../screening/tell-screening.ts';
import type { ToldScreening } from '../screening/tell-screening.ts';
import { raterTitle } from '../voting/rater-title.ts';
import { readAnswers } from './read-answers.ts';
import type { RaterAnswers } from './read-answers.ts';

/** Everything that is kept of one rater, in words for the rater. */
export type RaterDocument = {
  rater: string;
  study: string;
  state: Enrolment['state'];
  exported_at: string;
  /** what ties the name above to a person; empty once erased */
  person: {
    email: string | null;
    panel: { person: string; study: string | null; session: string | null } | null;
  };
  times: Record<'invited' | 'joined' | 'consented' | 'finished' | 'left', string | null>;
  /** the text that was agreed to; null before that, and where it was not kept */
  consent: { sha256: string; text: string } | null;
  sessions: { started_at: string; ended_at: string | null }[];
  /** what was answered before the first pair; null: nothing was asked, or it was deleted */
  screening: ToldScreening | null;
  votes_removed: number | null;
  /** why the rater's part was ended by a declared rule; null: it was not */
  screened_out: string | null;
} & RaterAnswers;

/**
 * What is kept of one rater, for the rater: it is built from named fields and tells of no arm, side,
 * model or kind of trial, so that it can be given out while the study is open, and says nothing of
 * whom the rater prefers.
 */
export async function exportRater(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<RaterDocument> {
  const { db, enrolmentId, now } = options;
  const rater = await db.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: {
      study: { select: { protocol: true } },
      consent: true,
      sessions: { orderBy: { startedAt: 'asc' } },
    },
  });
  const protocol = readProtocol(rater.study.protocol);
  return {
    rater: rater.pseudonym,
    study: raterTitle(protocol),
    state: rater.state,
    exported_at: now.toISOString(),
    person: personOf(rater),
    times: {
      invited: iso(rater.invitedAt),
      joined: iso(rater.enrolledAt),
      consented: iso(rater.consentedAt),
      finished: iso(rater.finishedAt),
      left: iso(rater.leftAt),
    },
    consent: rater.consent,
    sessions: rater.sessions.map(({ startedAt, endedAt }) => ({
      started_at: startedAt.toISOString(),
      ended_at: iso(endedAt),
    })),
    screening: tellScreening(protocol, rater),
    votes_removed: rater.votesRemoved,
    screened_out: rater.screenedOut,
    ...(await readAnswers({ db, enrolmentId, protocol })),
  };
}

function personOf(rater: Enrolment): RaterDocument['person'] {
  const { invitedEmail: email, panelPerson, panelStudy, panelSession } = rater;
  if (panelPerson === null) return { email, panel: null };
  return { email, panel: { person: panelPerson, study: panelStudy, session: panelSession } };
}

function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
