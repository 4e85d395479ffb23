import type { PlainRequest } from '../_data/plain-request.ts';
import { GET as giveImage } from '../api/rating/image/[trialId]/[token]/route.ts';
import { GET as giveOwn } from '../api/rating/mine/route.ts';
import { GET as giveTrials } from '../api/rating/trials/route.ts';
import { POST as takeConsent } from '../api/rating/consent/route.ts';
import { POST as takeReport } from '../api/rating/report/route.ts';
import { POST as takeScreening } from '../api/rating/screening/route.ts';
import { POST as takeUndo } from '../api/rating/undo/route.ts';
import { POST as takeVote } from '../api/rating/votes/route.ts';

/** A route of raters, and how it answers. */
export type RatingDoor = { route: string; answer: (request: PlainRequest) => Promise<Response> };

const IMAGE = /^\/image\/([\w-]+)\/([\w-]+)$/;

/** Routes with one address, by method and what follows `/api/rating`. */
const DOORS = new Map([
  ['POST /votes', takeVote],
  ['POST /undo', takeUndo],
  ['POST /report', takeReport],
  ['POST /consent', takeConsent],
  ['POST /screening', takeScreening],
  ['GET /trials', giveTrials],
  ['GET /mine', giveOwn],
]);

/**
 * Finds the routes that a rater's page asks all the time: they are answered by the same functions as
 * through Next.js, without what it does for each request. Undefined for all else.
 *
 * @param path without query and base path
 */
export function findRatingDoor(method: string, path: string): RatingDoor | undefined {
  if (!path.startsWith('/api/rating/')) return undefined;
  const rest = path.slice('/api/rating'.length);
  const answer = DOORS.get(`${method} ${rest}`);
  if (answer) return { route: path, answer };
  const [, trialId, token] = IMAGE.exec(rest) ?? [];
  if (method !== 'GET' || trialId === undefined || token === undefined) return undefined;
  return {
    route: '/api/rating/image/[trialId]/[token]',
    answer: (request) => giveImage(request, { params: Promise.resolve({ trialId, token }) }),
  };
}
