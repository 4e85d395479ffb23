import { UserError } from '#domain/user-error.ts';
import { votesCsvChunks } from '#study/votes/votes-csv-chunks.ts';
import { requireAuthorisedStudy } from '../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';
import { database } from '../../../../_data/database.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { streamChunks } from '../../../../_data/stream-chunks.ts';

/** Every vote of a study as votes.csv, row after row, once its votes may be read. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { study, researcher } = await requireAuthorisedStudy((await params).slug, 'see');
    const access = await readResultAccess({ study, userId: researcher.id, reading: 'votes' });
    if (!access.shown) {
      throw new UserError('Votes are withheld while the study is open.', { code: 'withheld' });
    }
    const body = await streamChunks(votesCsvChunks({ db: database(), slug: study.slug }));
    return new Response(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${study.slug}-votes.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
