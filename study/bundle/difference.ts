/** One thing in a bundle that is not as it should be. */
export type BundleDifference = {
  file: string;
  /** from 1, where it can be told */
  line: number | null;
  /** a clause, without a full stop */
  what: string;
};

/** `votes.csv, line 3: …` */
export function describeBundleDifference({ file, line, what }: BundleDifference): string {
  return `${file}${line === null ? '' : `, line ${line}`}: ${what}`;
}
