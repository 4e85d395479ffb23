import { followRun } from '#generator/progress/follow-run.ts';
import { findResearcher } from '../../../../_auth/find-researcher.ts';
import { database } from '../../../../_data/database.ts';
import { sendEvents } from '../../../../_data/send-events.ts';

/** A run's progress as server-sent events: a full snapshot first, then one at each change. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const researcher = await findResearcher();
  const { id } = await params;
  const db = database();
  const run =
    researcher &&
    (await db.run.findFirst({
      where: { id, study: { members: { some: { userId: researcher.id } } } },
      select: { id: true },
    }));
  if (!run) return new Response(null, { status: 404 });
  return sendEvents(request.signal, (signal) =>
    followRun({
      db,
      runId: run.id,
      now: () => new Date(),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      signal,
    }),
  );
}
