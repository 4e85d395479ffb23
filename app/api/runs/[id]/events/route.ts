import { z } from 'zod';
import { followRun } from '#generator/progress/follow-run.ts';
import { findResearcher } from '../../../../_auth/find-researcher.ts';
import { answerRequest } from '../../../../_data/answer-request.ts';
import { database } from '../../../../_data/database.ts';
import { nothingHere } from '../../../../_data/nothing-here.ts';
import { parseAddress } from '../../../../_data/parse-address.ts';
import { sendEvents } from '../../../../_data/send-events.ts';

const address = z.object({ id: z.uuid() });

/** A run's progress as server-sent events: a full snapshot first, then one at each change. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerRequest(async () => {
    const researcher = await findResearcher();
    const { id } = parseAddress(address, await params);
    const db = database();
    const run =
      researcher &&
      (await db.run.findFirst({
        where: { id, study: { members: { some: { userId: researcher.id } } } },
        select: { id: true },
      }));
    if (!run) throw nothingHere();
    return sendEvents(request.signal, (signal) =>
      followRun({
        db,
        runId: run.id,
        now: () => new Date(),
        pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        signal,
      }),
    );
  });
}
