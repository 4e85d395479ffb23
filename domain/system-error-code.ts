import { UserError } from './user-error.ts';

/**
 * The operating system's word for a call that failed: `ENOENT`, `EEXIST`, `EACCES`, …
 *
 * @returns undefined for any other failure
 * @example systemErrorCode(error) === 'ENOENT'
 */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof UserError || !('code' in error))
    return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
