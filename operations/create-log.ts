import pino from 'pino';
import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { readOperationsEnv } from './env.ts';

/** The parts of an installation that write a log. */
export type LogPart = 'web' | 'worker';

/**
 * What a part tells unless `ONPAR_LOG_LEVEL` says otherwise: a worker its jobs; the web app what failed,
 * since it writes to the terminal of `onpar up` too.
 */
const LEVELS = { web: 'warn', worker: 'info' } as const;

/** Structured log lines of a long-running part, on stderr. */
export function createLog(part: LogPart): Logger {
  const { logLevel = LEVELS[part] } = readOperationsEnv();
  return pino(
    {
      level: logLevel,
      base: { part },
      // what the web app fails over may hold what a person sent
      serializers: { error: (error) => describeError(error, { messages: part === 'worker' }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
