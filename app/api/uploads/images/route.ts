import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { keepUpload } from '#study/uploads/keep-upload.ts';
import { listUploads } from '#study/uploads/list-uploads.ts';
import { UPLOAD_LIMITS } from '#domain/upload-limits.ts';
import { answerUpload } from '../../../_data/answer-upload.ts';
import { uploadOwner } from '../../../_data/upload-owner.ts';

const query = z.object({ name: z.string().max(255) });

/** Keeps an archive of images until a study is made of it; its bytes are the body. */
export function POST(request: Request): Promise<Response> {
  return answerUpload(request, async ({ id }) => {
    const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success || !request.body)
      throw new UserError('The upload has no name or no content: choose it again.', {
        code: 'malformed',
      });
    const owner = uploadOwner(id);
    const { files } = await keepUpload({
      owner,
      name: asked.data.name,
      bytes: request.body,
      limits: UPLOAD_LIMITS,
      now: new Date(),
    });
    const answer = { files, uploads: await listUploads(owner) };
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
  });
}
