import pg from 'pg';
import { systemErrorCode } from '#domain/system-error-code.ts';

/** A server that answers, one that is not there, or one that takes the call and says nothing. */
export type Probe = 'answers' | 'gone' | 'silent';

/** Calls without an answer, of five seconds each, before a server counts as hung. */
export const MOST_SILENT_CALLS = 4;
const ANSWER_WITHIN_MS = 5000;
/** PostgreSQL's code for a server that starts up or shuts down. */
const NOT_YET = '57P03';

/** Calls the PostgreSQL at `url` by a connection of its own, as a newcomer would. */
export async function probePostgres(url: string): Promise<Probe> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  // a connection that breaks later is told by the query
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'answers';
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === NOT_YET) return 'answers';
    return code === 'ECONNREFUSED' || code === 'ECONNRESET' ? 'gone' : 'silent';
  } finally {
    void client.end().catch(() => undefined);
  }
}
