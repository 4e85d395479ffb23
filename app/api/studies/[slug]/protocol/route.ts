import { findAuthorisedStudy } from '../../../../_auth/require-study-access.ts';

/** The protocol file of a study, as it was written. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const access = await findAuthorisedStudy((await params).slug, 'viewer');
  if (!access) return new Response(null, { status: 404 });
  return new Response(access.study.protocolText, {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${access.study.slug}.yaml"`,
      'Cache-Control': 'no-store',
    },
  });
}
