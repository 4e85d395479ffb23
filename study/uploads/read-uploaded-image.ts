import { standardImage } from '#generator/image/standard-image.ts';
import { requireUploadName } from './require-upload-name.ts';
import type { UploadOwner } from './upload-place.ts';
import { withUploads } from './with-uploads.ts';

/**
 * A PNG of the pixels of an image in an upload of a researcher, as a study would have it; null where
 * there is no such upload or file. Both are looked up in what is there: nothing is opened at a path that
 * a name leads to.
 *
 * @throws UserError `bad-name` for what cannot name an upload, `bad-zip`, `unreadable-image`
 */
export async function readUploadedImage(
  owner: UploadOwner,
  { name, file }: { name: string; file: string },
): Promise<Buffer | null> {
  const bytes = await withUploads(owner, async (findImages) => {
    const files = await findImages(requireUploadName(name));
    return typeof files === 'string' || !files.names.includes(file) ? null : files.read(file);
  });
  return bytes === null ? null : (await standardImage(bytes, `${name}/${file}`)).png;
}
