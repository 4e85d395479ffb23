import { z } from 'zod';
import { formatTable, TABLE_FORMATS } from '#evaluation/votes/tables/format-table.ts';
import { ROUNDINGS } from '#evaluation/votes/tables/round-column.ts';
import { findAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { answerUserError } from '../../../../_data/answer-user-error.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { readResults } from '../../../../_data/read-results.ts';

const query = z.object({
  format: z.enum(TABLE_FORMATS).default('markdown'),
  rounding: z.enum(ROUNDINGS).default('half-up'),
  by: z.enum(['category', 'challenge', 'rater', 'prompt']).optional(),
});

const files = {
  markdown: ['text/markdown', 'md'],
  csv: ['text/csv', 'csv'],
  latex: ['text/x-tex', 'tex'],
  html: ['text/html', 'html'],
  json: ['application/json', 'json'],
} as const;

/** The result table of a study as a file, once its results may be read. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const access = await findAuthorisedStudy((await params).slug, 'viewer');
  if (!access) return new Response(null, { status: 404 });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success)
    return Response.json({ error: z.prettifyError(asked.error) }, { status: 400 });
  const { study, researcher } = access;
  if (!(await readResultAccess(study, researcher.id)).shown) {
    return Response.json(
      { error: 'Results are withheld while the study is open.' },
      { status: 403 },
    );
  }
  const { format, rounding, by } = asked.data;
  return answerUserError(async () => {
    const [type, ending] = files[format];
    return new Response(formatTable(await readResults(study, by), { format, rounding }), {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${study.slug}-table.${ending}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
