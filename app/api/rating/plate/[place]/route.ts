import { z } from 'zod';
import { findRater } from '../../../../(rating)/_server/find-rater.ts';
import { servePlate } from '../../../../(rating)/_server/serve-plate.ts';
import { limitTogether } from '../../../../_auth/rate-limit.ts';

/** The most plates that a protocol shows, three times over. */
const limit = limitTogether('plate', { limit: 60, windowMs: 60_000 });

const PLACE = z.stringFormat('place', /^[1-9]\d?$/).transform(Number);

/** A colour plate of the rater who asks, by its place from 1. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ place: string }> },
): Promise<Response> {
  const place = PLACE.safeParse((await params).place);
  const found = place.success ? await findRater() : null;
  if (!found || !place.success) return new Response(null, { status: 404 });
  return servePlate({ rater: found.rater, place: place.data, limit });
}
