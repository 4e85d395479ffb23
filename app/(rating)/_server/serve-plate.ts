import type { Enrolment } from '#prisma/generated/client.ts';
import { drawPlate } from '#study/screening/draw-plate.ts';
import { platesOfRater } from '#study/screening/plates-of-rater.ts';
import type { PlateReader } from '#study/screening/plates-of-rater.ts';
import type { RateLimit } from '../../_auth/rate-limit.ts';

const headers = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, max-age=3600' };

/**
 * A colour plate of a rater, by its place from 1. It is drawn for each request, so a rater who asks
 * beyond the limit is told to wait before anything is drawn.
 */
export async function servePlate(options: {
  rater: PlateReader & Pick<Enrolment, 'id'>;
  place: number;
  limit: RateLimit;
}): Promise<Response> {
  const { rater, place, limit } = options;
  if (!(await limit.allow(rater.id))) {
    return new Response(null, { status: 429, headers: { 'Retry-After': '60' } });
  }
  const [plate] = platesOfRater(rater).slice(place - 1, place);
  return plate ? new Response(drawPlate(plate), { headers }) : new Response(null, { status: 404 });
}
