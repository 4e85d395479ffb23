import type { LoggerInstance } from 'next-auth';
import { webLog } from '../_server/web-log.ts';

/**
 * What next-auth tells goes to the log by its code alone: the rest may hold names, e-mail addresses and
 * what a provider said of a person.
 */
export const authLog: LoggerInstance = {
  error: (code) => webLog().error({ code }, 'signing in failed'),
  warn: (code) => webLog().debug({ code }, 'signing in'),
  debug: (code) => webLog().debug({ code }, 'signing in'),
};
