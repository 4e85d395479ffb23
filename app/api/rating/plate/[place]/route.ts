import { z } from 'zod';
import { drawPlate } from '#study/screening/draw-plate.ts';
import { platesOfRater } from '#study/screening/plates-of-rater.ts';
import { findRater } from '../../../../(rating)/_server/find-rater.ts';

const headers = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, max-age=3600' };

const PLACE = z.stringFormat('place', /^[1-9]\d?$/).transform(Number);

/** A colour plate of the rater who asks, by its place from 1. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ place: string }> },
): Promise<Response> {
  const place = PLACE.safeParse((await params).place);
  const found = place.success ? await findRater() : null;
  if (!found || !place.success) return new Response(null, { status: 404 });
  const [plate] = platesOfRater(found.rater).slice(place.data - 1, place.data);
  if (!plate) return new Response(null, { status: 404 });
  return new Response(drawPlate(plate), { headers });
}
