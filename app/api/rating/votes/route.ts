import { recordVote } from '#study/voting/record-vote.ts';
import { voteInputSchema } from '#study/voting/vote-input.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';

/** Writes a rater's vote down, once however often it is sent. */
export async function POST(request: Request): Promise<Response> {
  return doForRater(request, voteInputSchema, (rater, vote) =>
    recordVote({ ...vote, db: database(), enrolmentId: rater.id, now: new Date() }),
  );
}
