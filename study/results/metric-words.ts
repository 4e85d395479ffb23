/** A metric as researchers write it, and which way is better. */
type MetricWords = { label: string; better: 'lower' | 'higher' | undefined };

const WORDS: ReadonlyMap<string, MetricWords> = new Map([
  ['fid', { label: 'FID', better: 'lower' }],
  ['sfid', { label: 'sFID', better: 'lower' }],
  ['kid', { label: 'KID', better: 'lower' }],
  ['is', { label: 'Inception Score', better: 'higher' }],
  ['prdc', { label: 'Precision, recall, density, coverage', better: 'higher' }],
  ['precision', { label: 'Precision', better: 'higher' }],
  ['recall', { label: 'Recall', better: 'higher' }],
  ['density', { label: 'Density', better: 'higher' }],
  ['coverage', { label: 'Coverage', better: 'higher' }],
  ['fid-infinity', { label: 'FID∞', better: 'lower' }],
  ['cmmd', { label: 'CMMD', better: 'lower' }],
  ['vendi', { label: 'Vendi score', better: 'higher' }],
  ['memorization', { label: 'Memorization', better: 'lower' }],
  ['clipscore', { label: 'CLIPScore', better: 'higher' }],
]);

/** The words for a metric; one that we do not know is called what it is called. */
export function metricWords(metric: string): MetricWords {
  return WORDS.get(metric) ?? { label: metric, better: undefined };
}
