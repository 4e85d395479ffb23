import { UserError } from '#domain/user-error.ts';
import { findActor } from '../../../../../(rating)/_server/find-actor.ts';
import { sideOfAddress } from '../../../../../(rating)/_server/image-address.ts';
import type { PlainRequest } from '../../../../../_data/plain-request.ts';
import { trialPair } from '../../../../../(rating)/_server/trial-pair.ts';

const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' };

/**
 * An image of a trial, for the rater whose trial it is. Both sides are answered alike: also where one
 * of them is damaged or missing, which is said without a word of which or why. The page asks again.
 */
export async function GET(
  { headers: asked }: PlainRequest,
  { params }: { params: Promise<{ trialId: string; token: string }> },
): Promise<Response> {
  const { trialId, token } = await params;
  const side = sideOfAddress({ trialId, token });
  const actor = side && (await findActor(asked));
  const pair = actor && (await trialPair(actor, trialId).catch(asAway));
  if (pair === 'away') return new Response(null, { status: 503, headers: { 'Retry-After': '30' } });
  if (!side || !pair) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(pair[side]), { headers });
}

function asAway(error: unknown): 'away' {
  if (error instanceof UserError && error.httpStatus === 503) return 'away';
  throw error;
}
