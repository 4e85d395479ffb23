import { z } from 'zod';
import { requireAccessTo } from '../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../_data/answer-request.ts';
import { database } from '../../../_data/database.ts';
import { parseAddress } from '../../../_data/parse-address.ts';

const address = z.object({ picture: z.uuid() });

/** A small picture that was kept with a measurement, for members of its study. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ picture: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { picture: id } = parseAddress(address, await params);
    await requireAccessTo({ metrics: { some: { pictures: { some: { id } } } } }, 'see');
    const { image } = await database().nearestPicture.findUniqueOrThrow({ where: { id } });
    return new Response(image, {
      headers: {
        'Content-Type': 'image/png',
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
    });
  });
}
