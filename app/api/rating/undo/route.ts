import { z } from 'zod';
import { undoLastVote } from '#study/voting/undo-last-vote.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';

const schema = z.strictObject({ idempotencyKey: z.string().min(8).max(100) });

/** Takes a rater's last vote back; `undone` is null when there is none. */
export async function POST(request: Request): Promise<Response> {
  return doForRater(request, schema, async (rater, { idempotencyKey }) => ({
    undone: await undoLastVote({
      db: database(),
      enrolmentId: rater.id,
      idempotencyKey,
      now: new Date(),
    }),
  }));
}
