import { createHash } from 'node:crypto';

/**
 * The sha256 of a model: over the lines `<sha256>  <file>` of its files in the order of the sorted names
 * (what `sha256sum` prints).
 *
 * @param files the sha256 of each, by name
 */
export function modelSha256(files: Readonly<Record<string, string>>): string {
  const whole = createHash('sha256');
  for (const [file, digest] of Object.entries(files).sort(byName)) {
    whole.update(`${digest}  ${file}\n`);
  }
  return whole.digest('hex');
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
