import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { parseTrustedProxies } from './parse-trusted-proxies.ts';
import type { TrustedProxies } from './parse-trusted-proxies.ts';

/** How much a part tells in its log, from all to nothing. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What log, metrics and the limit of guesses read from the environment; the only place in `operations/` that does. */
export type OperationsEnv = {
  logLevel: (typeof LOG_LEVELS)[number] | undefined;
  /** where Prometheus finds the metrics of this process; undefined: nowhere */
  metricsPort: number | undefined;
  /** the address that metrics are bound to: of this machine alone, unless told otherwise */
  metricsHost: string;
  /** who is believed about where a request came from; undefined: nobody */
  trustedProxies: TrustedProxies | undefined;
};

const schema = z.object({
  ONPAR_LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `ONPAR_LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}.` })
    .optional(),
  ONPAR_METRICS_PORT: z.coerce
    .number({ error: 'ONPAR_METRICS_PORT is no number of a port.' })
    .int('ONPAR_METRICS_PORT is no whole number.')
    .min(1, 'ONPAR_METRICS_PORT is below 1.')
    .max(65_535, 'ONPAR_METRICS_PORT is above 65535.')
    .optional(),
  ONPAR_METRICS_HOST: z.string().default('127.0.0.1'),
  ONPAR_TRUSTED_PROXIES: z.string().optional(),
});

/** @throws UserError `wrong-call` with a sentence for each variable that is wrong */
export function readOperationsEnv(
  env: Record<string, string | undefined> = process.env,
): OperationsEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ message }) => message).join(' ');
    throw new UserError(wrong, { code: 'wrong-call' });
  }
  const { ONPAR_LOG_LEVEL, ONPAR_METRICS_PORT, ONPAR_METRICS_HOST } = parsed.data;
  const { ONPAR_TRUSTED_PROXIES: proxies } = parsed.data;
  return {
    logLevel: ONPAR_LOG_LEVEL,
    metricsPort: ONPAR_METRICS_PORT,
    metricsHost: ONPAR_METRICS_HOST,
    trustedProxies: proxies === undefined ? undefined : parseTrustedProxies(proxies),
  };
}
