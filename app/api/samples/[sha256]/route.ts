import { z } from 'zod';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { requireAccessTo } from '../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../_data/answer-request.ts';
import { parseAddress } from '../../../_data/parse-address.ts';
import { sampleStore } from '../../../_data/sample-store.ts';
import { shrinkImage } from '../../../_data/shrink-image.ts';

const address = z.object({ sha256: z.string().regex(SHA256_HEX) });

/**
 * A sample's image for members of its study: the file as it was made, or with `?small` one that fits
 * a gallery. Raters get theirs from another address, which tells nothing.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ sha256: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { sha256 } = parseAddress(address, await params);
    await requireAccessTo({ runs: { some: { samples: { some: { sha256 } } } } }, 'see');
    const image = await sampleStore().get(sha256);
    const small = new URL(request.url).searchParams.has('small');
    return new Response(new Uint8Array(small ? await shrinkImage(image) : image), {
      headers: {
        'Content-Type': small ? 'image/webp' : 'image/png',
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
    });
  });
}
