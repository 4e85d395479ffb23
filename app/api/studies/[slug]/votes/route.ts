import { VOTES_CSV_HEADER, voteLines } from '#evaluation/votes/rows/write-votes-csv.ts';
import { exportVotes } from '#study/votes/export-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { findAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { streamChunks } from '../../../../_data/stream-chunks.ts';

const linesAtOnce = 1000;

/** Every vote of a study as votes.csv, row after row, once its results may be read. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const access = await findAuthorisedStudy((await params).slug, 'viewer');
  if (!access) return new Response(null, { status: 404 });
  const { study, researcher } = access;
  if (!(await readResultAccess(study, researcher.id)).shown) {
    return Response.json({ error: 'Votes are withheld while the study is open.' }, { status: 403 });
  }
  return new Response(streamChunks(csvChunks(study.slug)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${study.slug}-votes.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}

async function* csvChunks(slug: string): AsyncGenerator<string> {
  yield VOTES_CSV_HEADER;
  let rows: VoteRow[] = [];
  for await (const row of exportVotes({ db: database(), slug })) {
    rows.push(row);
    if (rows.length < linesAtOnce) continue;
    yield voteLines(rows);
    rows = [];
  }
  yield voteLines(rows);
}
