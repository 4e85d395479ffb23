import { systemErrorCode } from './system-error-code.ts';

/** What the operating system's words for a failed call mean, to follow the name of a file. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission for it',
  EPERM: 'there is no permission for it',
  EBUSY: 'something else uses it',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'it is there already',
  EINVAL: 'it cannot be used so',
  EIO: 'the disk fails',
  EISDIR: 'it is a folder, where a file is needed',
  ELOOP: 'its links go round in a circle',
  EMFILE: 'too many files are open at once (raise it by ulimit -n)',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open on this machine',
  ENODEV: 'it is on a device that is not there',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file, where a folder is needed',
  ENOTEMPTY: 'the folder is not empty',
  ENXIO: 'it is on a device that is not there',
  EROFS: 'the disk takes no changes',
};

/**
 * Why something failed, in words that follow a colon or stand in brackets: a failed call of the
 * operating system by what it means, with the path where none is named beside it.
 *
 * @example failureWords(error) // 'it is a folder, where a file is needed'
 */
export function failureWords(error: unknown): string {
  const code = systemErrorCode(error);
  const meaning = code === undefined ? undefined : MEANINGS[code];
  return meaning ?? (error instanceof Error ? error.message : String(error));
}

/**
 * The same as a sentence's beginning, with the path that the failed call was about: for a failure
 * that nothing nearer has named.
 */
export function failureWithPath(error: unknown): string {
  const words = failureWords(error);
  if (!(error instanceof Error) || words === error.message) return words;
  return 'path' in error && typeof error.path === 'string' ? `${error.path}: ${words}` : words;
}
