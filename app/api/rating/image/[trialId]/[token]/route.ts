import { findRater } from '../../../../../(rating)/_server/find-rater.ts';
import { sideOfAddress } from '../../../../../(rating)/_server/image-address.ts';
import { trialPair } from '../../../../../(rating)/_server/trial-pair.ts';

const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' };

/** An image of a trial, for the rater whose trial it is. Both sides are answered alike. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ trialId: string; token: string }> },
): Promise<Response> {
  const { trialId, token } = await params;
  const side = sideOfAddress({ trialId, token });
  const found = side && (await findRater());
  const pair = found && (await trialPair(found.rater, trialId));
  if (!side || !pair) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(pair[side]), { headers });
}
