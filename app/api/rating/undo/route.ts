import { undoAct } from '#study/voting/undo-act.ts';
import { undoInputSchema } from '#study/voting/undo-input.ts';
import { takeAct } from '../../../(rating)/_server/take-act.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

/** Takes a vote or a report of a rater back; `undone` is null when there was none. */
export async function POST(request: PlainRequest): Promise<Response> {
  return takeAct(request, {
    act: 'undo',
    schema: undoInputSchema,
    work: async (undo, context) => ({ undone: await undoAct({ ...undo, ...context }) }),
  });
}
