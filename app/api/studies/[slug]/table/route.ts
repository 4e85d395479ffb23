import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { formatTable, TABLE_FORMATS } from '#evaluation/votes/tables/format-table.ts';
import { ROUNDINGS } from '#evaluation/votes/tables/round-column.ts';
import { formatModelCard } from '#study/results/model-card.ts';
import { readCardGround } from '#study/results/read-card-ground.ts';
import { requireAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';
import { database } from '../../../../_data/database.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { readResults } from '../../../../_data/read-results.ts';

/** Nothing else can be chosen: another analysis than the declared one is not made by an address. */
const query = z.strictObject({
  format: z.enum([...TABLE_FORMATS, 'model-card']).default('markdown'),
  rounding: z.enum(ROUNDINGS).default('half-up'),
  intervals: z.stringbool().default(false),
  by: z.enum(['category', 'challenge', 'rater', 'prompt']).optional(),
});

const files = {
  markdown: ['text/markdown', 'md'],
  'model-card': ['text/markdown', 'model-card.md'],
  csv: ['text/csv', 'csv'],
  'csv-tidy': ['text/csv', 'tidy.csv'],
  latex: ['text/x-tex', 'tex'],
  html: ['text/html', 'html'],
  json: ['application/json', 'json'],
} as const;

/** The result table of a study as a file, once its results may be read. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { study, researcher } = await requireAuthorisedStudy((await params).slug, 'see');
    const { format, rounding, intervals, by } = parseQuery(request);
    const access = await readResultAccess({ study, userId: researcher.id, reading: 'results' });
    if (!access.shown) {
      throw new UserError('Results are withheld while the study is open.', { code: 'withheld' });
    }
    const table = await readResults(study, { look: access.look, by });
    const [type, ending] = files[format];
    const text =
      format === 'model-card'
        ? formatModelCard(table, await readCardGround(database(), study), { rounding, intervals })
        : formatTable(table, { format, rounding, intervals });
    return new Response(text, {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${study.slug}-table.${ending}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}

function parseQuery(request: Request): z.output<typeof query> {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (asked.success) return asked.data;
  throw new UserError(z.prettifyError(asked.error), { code: 'wrong-call' });
}
