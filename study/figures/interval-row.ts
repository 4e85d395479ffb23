/** An estimate with its interval, as a line of a figure. */
export type IntervalRow = {
  /** a heading above the first row of a group */
  group?: string;
  label: string;
  /** place of the arm in the study; null for what belongs to no arm */
  position: number | null;
  /** of everything, below its parts: drawn with a mark of its own */
  isWhole?: boolean;
  value: number;
  /** null when there is too little to give one */
  interval: readonly [number, number] | null;
  /** the two as they are printed */
  text: string;
};
