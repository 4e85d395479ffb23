/** A file above this size is not read as an image, neither from a folder nor unpacked from a zip. */
const MAX_IMAGE_FILE_BYTES = 160 * 1024 * 1024;

/** Why a file of this size is not read; undefined where it is. */
export function tooLargeForImage(bytes: number): string | undefined {
  return bytes > MAX_IMAGE_FILE_BYTES
    ? `its ${bytes} bytes are more than an image file may have (${MAX_IMAGE_FILE_BYTES})`
    : undefined;
}
