import { recordVote } from '#study/voting/record-vote.ts';
import { voteInputSchema } from '#study/voting/vote-input.ts';
import { takeAct } from '../../../(rating)/_server/take-act.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** Writes a rater's vote down, once however often it is sent. */
export async function POST(request: PlainRequest): Promise<Response> {
  return takeAct(request, {
    act: 'vote',
    schema: voteInputSchema,
    work: (vote, context) => recordVote({ ...vote, ...context }),
  });
}
