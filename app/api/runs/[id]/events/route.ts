import { z } from 'zod';
import { followRun } from '#generator/progress/follow-run.ts';
import { requireAccessTo } from '../../../../_auth/require-study-access.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';
import { database } from '../../../../_data/database.ts';
import { parseAddress } from '../../../../_data/parse-address.ts';
import { sendEvents } from '../../../../_data/send-events.ts';

const address = z.object({ id: z.uuid() });

/** A run's progress as server-sent events: a full snapshot first, then one at each change. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const { id } = parseAddress(address, await params);
    await requireAccessTo({ runs: { some: { id } } }, 'see');
    return sendEvents(request.signal, (signal) =>
      followRun({
        db: database(),
        runId: id,
        now: () => new Date(),
        pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        signal,
      }),
    );
  });
}
