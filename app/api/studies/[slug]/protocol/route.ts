import { requireAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';

/** The protocol file of a study, as it was written. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { study } = await requireAuthorisedStudy((await params).slug, 'see');
    return new Response(study.protocolText, {
      headers: {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${study.slug}.yaml"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
