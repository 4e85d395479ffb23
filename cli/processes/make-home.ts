import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { makeFolder } from '#files/make-folder.ts';

/** Makes the home folder where it is not there; what stands in its way is named. */
export async function makeHome(homeFolder: string): Promise<void> {
  // the embedded PostgreSQL may run as another user, who has to enter it
  await makeFolder(homeFolder, { mode: 0o755 }).catch((cause: unknown) => {
    const isFile = systemErrorCode(cause) === 'EEXIST';
    const reason = isFile ? 'it is a file, where a folder is needed' : failureWords(cause);
    throw new UserError(
      `The home folder ${homeFolder} cannot be made (${reason}): let ONPAR_HOME name another.`,
      { code: 'cannot-write', cause },
    );
  });
}
