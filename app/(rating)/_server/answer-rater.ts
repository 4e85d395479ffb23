import { ERROR_CODES } from '#domain/error-codes.ts';
import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import type { z } from 'zod';
import { limitHere } from '../../_auth/rate-limit.ts';
import { describeIssue } from './describe-issue.ts';
import type { Actor } from '#study/raters/find-session.ts';
import { findActor } from './find-actor.ts';
import { readWebEnv } from '../../_data/env.ts';
import { isSameOrigin } from '../../_data/is-same-origin.ts';
import type { PlainRequest } from '../../_data/plain-request.ts';
import { readJson } from '../../_data/read-json.ts';

/** A rater who comes back sends all that waited at once; a person never gets here. */
const perRater = limitHere({ limit: 1200, windowMs: 60_000 });

const LONGEST_BODY = 10_000;

/** What a rater may be told of; any other failure may speak of files or arms, and stays here. */
const tellable: readonly ErrorCode[] = [
  'malformed',
  'too-large',
  'unknown-question',
  'answer-not-offered',
  'withdrawn',
  'screened-out',
  'too-soon',
  'unknown-trial',
  'study-closed',
  'link-full',
  'key-reused',
  'signed-out',
];

/** What was found broken may speak of arms. */
const BROKEN = 'the study cannot go on now: what you answered is kept, and is sent again later';

/**
 * Answers a rater's question: finds who asks, and turns an expected failure into a status and
 * `{ error, code }`. Nothing of it is kept by caches. The answer says when the question came and when
 * it was answered, by which the page sets its clock.
 *
 * @param options.find finds the rater; without it, one whose session is valid
 */
export async function answerRater(
  { headers }: PlainRequest,
  work: (actor: Actor, receivedAt: Date) => Promise<unknown>,
  { find = findActor }: { find?: typeof findActor } = {},
): Promise<Response> {
  const receivedAt = new Date();
  const found = await find(headers);
  if (!found) return refuse('signed-out', 'open your invitation link again', receivedAt);
  if (!(await perRater.allow(found.enrolmentId))) {
    return refuse('too-many', 'wait a moment', receivedAt);
  }
  try {
    const answer = await work(found, receivedAt);
    return Response.json(answer, { headers: headersSince(receivedAt) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'record-broken') return refuse(error.code, BROKEN, receivedAt);
    if (!tellable.includes(error.code)) throw error;
    return refuse(error.code, error.message, receivedAt);
  }
}

/**
 * Does what a rater's page sent: as `answerRater`, for JSON of the given shape from our own pages.
 *
 * @param options.onRefused is told of an expected failure before the rater is
 */
export async function doForRater<S extends z.ZodType>(
  request: PlainRequest,
  schema: S,
  work: (actor: Actor, sent: z.output<S>, receivedAt: Date) => Promise<unknown>,
  options: {
    find?: typeof findActor;
    onRefused?: (error: UserError, actor: Actor, receivedAt: Date) => Promise<void>;
  } = {},
): Promise<Response> {
  if (!isSameOrigin(request.headers, readWebEnv().publicAddress?.origin)) {
    return refuse('cross-origin', 'not from this site', new Date());
  }
  const { onRefused, ...asked } = options;
  const take = async (actor: Actor, receivedAt: Date): Promise<unknown> => {
    try {
      return await work(actor, await readSent(request, schema), receivedAt);
    } catch (error) {
      if (error instanceof UserError) await onRefused?.(error, actor, receivedAt);
      throw error;
    }
  };
  return answerRater(request, take, asked);
}

async function readSent<S extends z.ZodType>(
  request: PlainRequest,
  schema: S,
): Promise<z.output<S>> {
  const sent = schema.safeParse(await readJson(request, LONGEST_BODY));
  if (sent.success) return sent.data;
  throw new UserError(describeIssue(sent.error), { code: 'malformed' });
}

function refuse(code: ErrorCode, error: string, receivedAt: Date): Response {
  const { http: status } = ERROR_CODES[code];
  return Response.json({ error, code }, { status, headers: headersSince(receivedAt) });
}

function headersSince(receivedAt: Date): HeadersInit {
  const clock = `${receivedAt.getTime()} ${Date.now()}`;
  return { 'Cache-Control': 'no-store', 'Onpar-Clock': clock };
}
