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

/** Those of one set, whatever it is compared with. */
export const METRICS_OF_ONE_SET: readonly Metric[] = ['is', 'vendi'];
