import { z } from 'zod';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { answerResearcher } from '../../../_data/answer-researcher.ts';
import { database } from '../../../_data/database.ts';
import { nothingHere } from '../../../_data/nothing-here.ts';
import { parseAddress } from '../../../_data/parse-address.ts';
import { shrinkImage } from '../../../_data/shrink-image.ts';

const address = z.object({ sketch: z.string().regex(SHA256_HEX) });

/** The image of a sketch, so that it fits beside an arm. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ sketch: string }> },
): Promise<Response> {
  return answerResearcher(async () => {
    const { sketch: id } = parseAddress(address, await params);
    const sketch = await database().sketch.findUnique({ where: { id }, select: { image: true } });
    if (!sketch?.image) throw nothingHere();
    return new Response(new Uint8Array(await shrinkImage(sketch.image)), {
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=86400' },
    });
  });
}
