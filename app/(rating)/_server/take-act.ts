import type { ErrorCode } from '#domain/error-codes.ts';
import type { Database } from '#prisma/client.ts';
import { noteRefusal } from '#study/raters/note-refusal.ts';
import type { ActKind } from '#study/raters/note-refusal.ts';
import type { ActSession } from '#study/raters/find-session.ts';
import type { z } from 'zod';
import { database } from '../../_data/database.ts';
import type { PlainRequest } from '../../_data/plain-request.ts';
import { doForRater } from './answer-rater.ts';
import { findActorOfAnySession } from './find-actor.ts';

/** Failures after which the page lays an act aside: it would fail in the same way for ever. */
const final: readonly ErrorCode[] = [
  'malformed',
  'too-large',
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
  request: PlainRequest,
  options: {
    act: ActKind;
    schema: S;
    work: (sent: z.output<S>, context: ActContext) => Promise<unknown>;
  },
): Promise<Response> {
  const { act, schema, work } = options;
  const db = database();
  return doForRater(
    request,
    schema,
    ({ enrolmentId, session: through }, sent, now) => work(sent, { db, enrolmentId, through, now }),
    {
      find: findActorOfAnySession,
      onRefused: async (error, { enrolmentId }, now) => {
        if (final.includes(error.code)) await noteRefusal({ db, enrolmentId, act, error, now });
      },
    },
  );
}
