import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import { NoPromptColumn } from '../prompts/prompt-columns.ts';
import { PromptProblems } from '../prompts/read-each.ts';

/** A `UserError` as it goes from thread to thread, where no class of ours survives. */
export type Refusal =
  | { kind: 'problems'; problems: readonly string[]; count: number }
  | { kind: 'columns'; where: string; columns: readonly string[] }
  | { kind: 'other'; message: string; code: ErrorCode };

export function toRefusal(error: UserError): Refusal {
  if (error instanceof PromptProblems) {
    return { kind: 'problems', problems: error.problems, count: error.count };
  }
  if (error instanceof NoPromptColumn) {
    return { kind: 'columns', where: error.where, columns: error.columns };
  }
  return { kind: 'other', message: error.message, code: error.code };
}

export function fromRefusal(refusal: Refusal): UserError {
  switch (refusal.kind) {
    case 'problems':
      return new PromptProblems(refusal.problems, refusal.count);
    case 'columns':
      return new NoPromptColumn(refusal.where, refusal.columns);
    case 'other':
      return new UserError(refusal.message, { code: refusal.code });
  }
}
