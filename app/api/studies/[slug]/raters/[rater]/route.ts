import { exportRater } from '#study/raters/export-rater.ts';
import { findRater } from '#study/raters/find-rater.ts';
import { requireAuthorisedStudy } from '../../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../../_data/answer-request.ts';
import { database } from '../../../../../_data/database.ts';

/** What is kept of one rater, with what ties the rater to a person; for the owners of the study. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; rater: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { slug, rater: pseudonym } = await params;
    const { study } = await requireAuthorisedStudy(slug, 'answer-raters');
    const db = database();
    const { id: enrolmentId } = await findRater({ db, study, pseudonym });
    const kept = await exportRater({ db, enrolmentId, now: new Date() });
    return new Response(`${JSON.stringify(kept, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${study.slug}-${kept.rater}.json"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
