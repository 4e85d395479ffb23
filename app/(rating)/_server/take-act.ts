import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { noteRefusal } from '#study/raters/note-refusal.ts';
import type { ActKind } from '#study/raters/note-refusal.ts';
import type { ActSession } from '#study/raters/find-session.ts';
import { z } from 'zod';
import { database } from '../../_data/database.ts';
import { doForRater } from './answer-rater.ts';
import { describeIssue } from './describe-issue.ts';
import { findActorOfAnySession } from './find-actor.ts';

/** Failures after which the page lays an act aside: it would fail in the same way for ever. */
const final: readonly ErrorCode[] = [
  'malformed',
  'unknown-question',
  'answer-not-offered',
  'unknown-trial',
  'key-reused',
  'too-soon',
];

/** What writing an act down needs beside the act. */
export type ActContext = { db: Database; enrolmentId: string; through: ActSession; now: Date };

/**
 * Takes an act of a rater, also from a browser whose session has ended since. One that will never be
 * taken is noted for the researchers.
 */
export async function takeAct<S extends z.ZodType>(
  request: Request,
  options: {
    act: ActKind;
    schema: S;
    work: (sent: z.output<S>, context: ActContext) => Promise<unknown>;
  },
): Promise<Response> {
  const { act, schema, work } = options;
  return doForRater(
    request,
    z.unknown(),
    async ({ enrolmentId, session: through }, body, now) => {
      const db = database();
      try {
        const sent = schema.safeParse(body);
        if (!sent.success) throw new UserError(describeIssue(sent.error), { code: 'malformed' });
        return await work(sent.data, { db, enrolmentId, through, now });
      } catch (error) {
        if (error instanceof UserError && final.includes(error.code)) {
          await noteRefusal({ db, enrolmentId, act, error, now });
        }
        throw error;
      }
    },
    { find: findActorOfAnySession },
  );
}
