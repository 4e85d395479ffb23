import { z } from 'zod';
import { takeTurns } from '#domain/take-turns.ts';
import { isUploadName } from '#domain/upload-name.ts';
import { readUploadedImage } from '#study/uploads/read-uploaded-image.ts';
import { answerResearcher } from '../../../../_data/answer-researcher.ts';
import { nothingHere } from '../../../../_data/nothing-here.ts';
import { parseAddress } from '../../../../_data/parse-address.ts';
import { shrinkImage } from '../../../../_data/shrink-image.ts';
import { uploadOwner } from '../../../../_data/upload-owner.ts';

const address = z.object({
  name: z.string().refine(isUploadName),
  file: z.string().min(1).max(1000),
});

/** A large image fills hundreds of megabytes while it is read. */
const inTurn = takeTurns();

/**
 * An image of an upload, for the researcher who sent it and nobody else, so that it fits beside an arm:
 * its pixels, drawn anew, and never the file.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  return answerResearcher(async ({ id }) => {
    const { searchParams } = new URL(request.url);
    const asked = parseAddress(address, {
      ...(await params),
      file: searchParams.get('file'),
    });
    const image = await inTurn('upload', () => readSmall(id, asked));
    return new Response(new Uint8Array(image), {
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=3600' },
    });
  });
}

async function readSmall(
  ownerId: string,
  asked: { name: string; file: string },
): Promise<Uint8Array> {
  const image = await readUploadedImage(uploadOwner(ownerId), asked);
  if (image === null) throw nothingHere();
  return shrinkImage(image);
}
