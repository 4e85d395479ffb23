import type { BundleDifference } from './difference.ts';

const LONGEST = 160;

/** Where a file first differs from the text that it should have; null where it does not. */
export function compareTexts(
  file: string,
  found: Uint8Array | undefined,
  expected: string,
): BundleDifference | null {
  if (found === undefined) return { file, line: null, what: 'is missing' };
  const wanted = Buffer.from(expected, 'utf8');
  if (wanted.equals(found)) return null;
  const has = Buffer.from(found).toString('utf8').split('\n');
  const should = wanted.toString('utf8').split('\n');
  const lines = Math.max(has.length, should.length);
  const at = Array.from({ length: lines }, (_, i) => i).find((i) => has[i] !== should[i]);
  // the same text by other bytes, which are not UTF-8
  if (at === undefined) return { file, line: null, what: 'is not UTF-8 text' };
  return {
    file,
    line: at + 1,
    what: `has ${quote(has[at])} where the sources of the bundle give ${quote(should[at])}`,
  };
}

function quote(line: string | undefined): string {
  if (line === undefined) return 'nothing';
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return JSON.stringify(short);
}
