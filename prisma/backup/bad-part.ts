import { printable } from '#domain/printable.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * What to say of a backup that is as it was sealed, and holds what no backup of ours does: which file,
 * which part of it, and what is wrong there, as the end of a sentence.
 *
 * @example badPart({ file: 'onpar.tar', part: 'rows/Vote' }, 'has 3 rows where its manifest says 4')
 */
export function badPart(
  { file, part, line }: { file: string; part: string; line?: number },
  problem: string,
  cause?: unknown,
): UserError {
  const place = `${printable(part)}${line === undefined ? '' : `, line ${line}`}`;
  return new UserError(
    `${file} has its seal, but its part ${place} ${problem}: nothing was restored, take another backup.`,
    { code: 'bad-backup', cause },
  );
}
