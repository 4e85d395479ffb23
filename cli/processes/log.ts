import pino from 'pino';
import type { Logger } from 'pino';

/** Structured log lines of a long-running part, on stderr. */
export function createLog(part: string): Logger {
  return pino(
    { base: { part }, serializers: { error: pino.stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
}
