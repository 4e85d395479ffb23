import { readReadiness } from '../../_data/read-readiness.ts';
import { connection } from 'next/server';

/** Whether the web app can do its work: 200 with `ready`, or 503 naming what is missing. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
