/** What the process should report: 1 the work failed, 2 the call was wrong. */
export type ExitCode = 1 | 2;

/**
 * An expected failure, told to the person in one sentence: what was wrong, where, and what to do.
 * Everything that is not a `UserError` is a fault of ours and propagates as it is.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    options: { code?: string; exitCode?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? 'failed';
    this.exitCode = options.exitCode ?? 1;
  }
}
