import type { Logger } from 'pino';
import { createLog } from '#operations/create-log.ts';

let log: Logger | undefined;

/** The log of the web app. */
export function webLog(): Logger {
  return (log ??= createLog('web'));
}
