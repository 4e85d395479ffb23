/** Of letters, marks and digits of any script, `_` and `-`; short enough to name a file anywhere. */
const LONGEST = 48;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/**
 * The name of an upload, from that of its folder or archive, or from how a protocol refers to a folder:
 * `./Midjourney 6/` and `Midjourney 6.zip` are both `Midjourney-6`.
 */
export function uploadNameOf(reference: string): string {
  const name = reference
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '')
    .replace(/\.zip$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  const short = [...name].slice(0, LONGEST).join('').replace(/-+$/, '');
  return short === '' ? 'images' : short;
}

/** Whether a name is one that `uploadNameOf` gives. */
export function isUploadName(name: string): boolean {
  return NAME.test(name) && uploadNameOf(name) === name;
}
