import { randomBytes } from 'node:crypto';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { enrolRater } from './raters/enrol.ts';
import { findSession } from './raters/find-session.ts';
import type { ActSession } from './raters/find-session.ts';
import { giveConsent } from './raters/give-consent.ts';
import { addInvitation, NOW } from './test-study.ts';
import { exportVotes } from './votes/export-votes.ts';
import { serveTrials } from './voting/serve-trials.ts';

const MINUTE = 60_000;

/** For tests: a rater who opened the link in several browsers, one a minute from `NOW` on. */
export type RaterInBrowsers = {
  enrolmentId: string;
  pseudonym: string;
  /** the trial that each browser was served when it opened the link */
  trialId: string;
  sessions: ActSession[];
};

/** When a browser was served its trial. */
export function servedTo(browser: number): number {
  return NOW.getTime() + browser * MINUTE;
}

export async function openInBrowsers(
  db: Database,
  study: Study,
  browsers: number,
): Promise<RaterInBrowsers> {
  const inviteToken = await addInvitation(db, study);
  const opened = [];
  for (let browser = 0; browser < browsers; browser++) {
    opened.push(await openLink({ db, inviteToken, now: new Date(servedTo(browser)) }));
  }
  const { enrolmentId, pseudonym, trialId } = at(opened, 0, 'the browsers of a rater');
  return { enrolmentId, pseudonym, trialId, sessions: opened.map(({ session }) => session) };
}

async function openLink(options: {
  db: Database;
  inviteToken: string;
  now: Date;
}): Promise<Omit<RaterInBrowsers, 'sessions'> & { session: ActSession }> {
  const { db, now } = options;
  const { enrolment, sessionToken } = await enrolRater({ ...options, randomBytes });
  const { id: enrolmentId, pseudonym } = enrolment;
  await giveConsent({ db, enrolmentId, now });
  const { session } = present(await findSession({ db, sessionToken }), 'a session just made');
  const { trials } = await serveTrials({
    ...{ db, enrolmentId, sessionId: session.id, limit: 1, now },
    imageToken: () => '',
  });
  return { enrolmentId, pseudonym, trialId: at(trials, 0, 'the trials').trialId, session };
}

/** The rows of a rater in the votes.csv of the study. */
export async function rowsOfRater(
  db: Database,
  { slug }: Study,
  pseudonym: string,
): Promise<VoteRow[]> {
  const rows = await Array.fromAsync(exportVotes({ db, slug }));
  return rows.filter((row) => row.rater === pseudonym);
}
