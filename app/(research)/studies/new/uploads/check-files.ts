import { countOf } from '#domain/count-of.ts';
import { fileSize } from '#domain/file-size.ts';
import { UPLOAD_LIMITS } from '#domain/upload-limits.ts';

/** Why files are not sent at all, told before anything is packed; null when they may be. */
export function whyNotSent(files: readonly { name: string; size: number }[]): string | null {
  const { archiveBytes, fileBytes, files: most } = UPLOAD_LIMITS;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const large = files.find(({ size }) => size > fileBytes);
  if (files.length === 0) return 'The folder holds no file: choose another.';
  if (files.length > most)
    return `The folder holds ${countOf(files.length, 'file')} where ${most} are taken: leave out what is not an image, or use \`onpar run\`.`;
  if (large)
    return `${large.name} is ${fileSize(large.size)}, too large for an image: leave it out.`;
  return whyTooLarge(bytes, archiveBytes);
}

/** @returns null when so many bytes may be sent */
export function whyTooLarge(bytes: number, most = UPLOAD_LIMITS.archiveBytes): string | null {
  if (bytes <= most) return null;
  return `It is ${fileSize(bytes)} where ${fileSize(most)} are taken: leave out what is not an image, or use \`onpar run\` where the folder is.`;
}
