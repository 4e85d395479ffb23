import { z } from 'zod';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { lookAtSketches } from '#study/sketches/look-at-sketches.ts';
import { answerResearcher } from '../../_data/answer-researcher.ts';
import { database } from '../../_data/database.ts';
import { parseAddress } from '../../_data/parse-address.ts';

const MOST_SKETCHES = 200;

const asked = z.object({
  of: z
    .string()
    .max(MOST_SKETCHES * 65)
    .transform((text) => text.split(',').filter((id) => SHA256_HEX.test(id))),
});

/** How far the sketches are that `?of=` lists, with commas between; those that are not known are left out. */
export async function GET(request: Request): Promise<Response> {
  return answerResearcher(async () => {
    const query = new URL(request.url).searchParams;
    const { of } = parseAddress(asked, { of: query.getAll('of').join(',') });
    const looked = await lookAtSketches(database(), of, new Date());
    return Response.json(looked, { headers: { 'Cache-Control': 'no-store' } });
  });
}
