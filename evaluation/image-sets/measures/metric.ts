/** The metrics of `onpar metrics`. */
export const METRICS = [
  'fid',
  'sfid',
  'kid',
  'is',
  'prdc',
  'fid-infinity',
  'cmmd',
  'vendi',
  'memorization',
] as const;

export type Metric = (typeof METRICS)[number];
