import { ERROR_CODES } from '#domain/error-codes.ts';
import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import type { z } from 'zod';
import { createRateLimit } from '../../_auth/rate-limit.ts';
import { findRater } from './find-rater.ts';
import { readWebEnv } from '../../_data/env.ts';
import { isSameOrigin } from '../../_data/is-same-origin.ts';

/** A rater who comes back sends all that waited at once; a person never gets here. */
const perRater = createRateLimit({ limit: 1200, windowMs: 60_000 });

const LONGEST_BODY = 10_000;

/** What a rater may be told of; any other failure may speak of files or arms, and stays here. */
const tellable: readonly ErrorCode[] = [
  'malformed',
  'unknown-question',
  'answer-not-offered',
  'withdrawn',
  'unknown-trial',
  'study-closed',
  'key-reused',
];

/**
 * Answers a rater's question: finds who asks, and turns an expected failure into a status and
 * `{ error, code }`. Nothing of it is kept by caches.
 */
export async function answerRater(
  work: (rater: RaterSession) => Promise<unknown>,
): Promise<Response> {
  const rater = await findRater();
  if (!rater) return refuse('signed-out', 'open your invitation link again');
  if (!perRater.allow(rater.id, Date.now())) return refuse('too-many', 'wait a moment');
  try {
    const answer = await work(rater);
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof UserError) || !tellable.includes(error.code)) throw error;
    return refuse(error.code, error.message);
  }
}

/** Does what a rater's page sent: as `answerRater`, for JSON of the given shape from our own pages. */
export async function doForRater<S extends z.ZodType>(
  request: Request,
  schema: S,
  work: (rater: RaterSession, sent: z.output<S>) => Promise<unknown>,
): Promise<Response> {
  if (!isSameOrigin(request.headers, readWebEnv().publicAddress?.origin))
    return refuse('cross-origin', 'not from this site');
  const text = await request.text();
  const sent = schema.safeParse(text.length > LONGEST_BODY ? undefined : parseJson(text));
  return answerRater((rater) => {
    if (!sent.success) throw new UserError('the request is malformed', { code: 'malformed' });
    return work(rater, sent.data);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(code: ErrorCode, error: string): Response {
  const status = ERROR_CODES[code].http;
  return Response.json({ error, code }, { status, headers: { 'Cache-Control': 'no-store' } });
}
