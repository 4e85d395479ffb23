import { frozenDocument } from '#study/life/frozen-document.ts';
import { requireAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';
import { database } from '../../../../_data/database.ts';

/** The frozen document of a study, byte for byte: its sha256 is the hash that was stamped. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { study } = await requireAuthorisedStudy((await params).slug, 'see');
    const { text } = await frozenDocument({ db: database(), slug: study.slug });
    return new Response(text, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${study.slug}-frozen.json"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
