/** The form of a bundle; another release that changes it counts on. */
export const BUNDLE_FORMAT = 'onpar-bundle/1';

/** What a bundle is made of: everything else in it follows from these. */
export const SOURCES = {
  study: 'study.json',
  software: 'software.json',
  protocol: 'protocol.yaml',
  frozen: 'frozen.json',
  /** only where the study is no longer what was frozen, which its deviations then explain */
  now: 'frozen-now.json',
  consent: 'consent.json',
  deviations: 'deviations.json',
  models: 'models.json',
  images: 'images.jsonl',
  metrics: 'metrics.json',
  /** only where a bench measured seconds per image */
  runtime: 'runtime.json',
  /** only where the researcher told how it is to be used and cited */
  publication: 'publication.json',
  votes: 'votes.csv',
} as const;

/** What lists every file with its hash; its own hash is the bundle's fingerprint. */
export const LISTING = 'bundle.json';
export const SIGNATURE = 'signature.json';

/** Images lie here by their sha256, where they were asked for. */
export const IMAGE = /^images\/([0-9a-f]{64})\.png$/;

const OPTIONAL: readonly string[] = [SOURCES.now, SOURCES.runtime, SOURCES.publication];

/** Parts without which there is no bundle to speak of. */
export const NEEDED: readonly string[] = [
  LISTING,
  ...Object.values(SOURCES).filter((name) => !OPTIONAL.includes(name)),
];

/** JSON as a bundle has it: to be read by people, one form for one value. */
export function bundleJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
