import type { FaultClass } from '#domain/fault-class.ts';
import { UserError } from '#domain/user-error.ts';
import { ChildFailure } from './child-failure.ts';

/**
 * The class of a failure of a whole generation job. What a job asks for is asked by its arm, so a
 * wrong call is the arm's fault here.
 *
 * @returns null for a failure that nobody expected, outside of the inference process
 */
export function faultOfJob(error: unknown): FaultClass | null {
  if (error instanceof UserError) return error.fault === 'caller' ? 'arm' : error.fault;
  return error instanceof ChildFailure ? error.fault : null;
}
