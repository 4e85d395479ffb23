import { join } from 'node:path';
import pRetry from 'p-retry';
import { lock } from 'proper-lockfile';
import { systemErrorCode } from '#domain/system-error-code.ts';

/**
 * Takes a lock of a home folder, and waits while another process has it; what is no lock of another's is
 * thrown at once. The lock lies within: the folder around it may be another user's, as of a service or a
 * container.
 *
 * @param options.stale after how many ms without a sign of life a lock is nobody's
 * @returns gives it back
 */
export async function lockHome(
  homeFolder: string,
  options: {
    name: string;
    stale: number;
    patience: { retries: number; minTimeout: number; maxTimeout: number; randomize?: boolean };
  },
): Promise<() => Promise<void>> {
  const { name, stale, patience } = options;
  return pRetry(() => lock(homeFolder, { lockfilePath: join(homeFolder, name), stale }), {
    ...patience,
    shouldRetry: ({ error }) => systemErrorCode(error) === 'ELOCKED',
  });
}
