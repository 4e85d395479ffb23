import { UserError } from '#domain/user-error.ts';
import { isUploadName } from '#domain/upload-name.ts';

/** @throws UserError `bad-name` for what cannot name an upload */
export function requireUploadName(given: string): string {
  if (isUploadName(given)) return given;
  throw new UserError(
    `"${given.slice(0, 40)}" cannot name an upload: write 1 to 48 letters, digits, _ or -`,
    { code: 'bad-name' },
  );
}
