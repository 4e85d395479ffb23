/**
 * A size for a person, of bytes, kB or MB (powers of 1000), with at most one digit after the point.
 *
 * @example fileSize(9_500) // '9.5 kB'
 */
export function fileSize(bytes: number): string {
  if (bytes === 1) return '1 byte';
  if (bytes < 1000) return `${bytes} bytes`;
  // what would be rounded to 1000 kB is 1 MB
  return bytes < 999_500 ? `${shortly(bytes / 1000)} kB` : `${shortly(bytes / 1_000_000)} MB`;
}

function shortly(size: number): string {
  return size < 99.95 ? String(Number(size.toFixed(1))) : size.toFixed(0);
}
