import { UserError } from '#domain/user-error.ts';

/** A file with more lines or prompts is no prompt set that people could rate. */
const MOST = 1_000_000;

/** @throws UserError when a file holds more lines or prompts than are taken */
export function refuseTooMany(count: number, fileName: string): void {
  if (count <= MOST) return;
  throw new UserError(
    `${fileName} has ${count} lines or prompts where ${MOST} are taken: split it, or keep those that are meant`,
    { code: 'bad-prompts' },
  );
}
