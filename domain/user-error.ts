import { ERROR_CODES } from './error-codes.ts';
import type { ErrorCode, ExitCode, HttpStatus } from './error-codes.ts';
import type { FaultClass } from './fault-class.ts';

/**
 * An expected failure, told to the person in one sentence: what was wrong, where, and what to do.
 * Everything that is not a `UserError` is a fault of ours and propagates as it is.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  readonly httpStatus: HttpStatus;
  readonly fault: FaultClass;

  /** @param options.code one of `ERROR_CODES`, which decides exit and HTTP status */
  constructor(message: string, options: { code: ErrorCode; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const { exit, http, fault } = ERROR_CODES[options.code];
    this.code = options.code;
    this.exitCode = exit;
    this.httpStatus = http;
    this.fault = fault;
  }
}
