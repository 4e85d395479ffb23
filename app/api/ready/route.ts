import { database } from '../../_data/database.ts';
import { readReadiness } from '../../_data/read-readiness.ts';
import { sampleStore } from '../../_data/sample-store.ts';
import { connection } from 'next/server';

/** Whether the web app can do its work: 200 with `ready`, or 503 naming what is missing. Also
 * whether the queue moves, and how many workers live. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await readReadiness({ db: database(), store: sampleStore() });
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
