/** Files with functions still to be parted; each leaves the list when they are. */
export const LONG_FUNCTIONS: readonly string[] = [
  'app/(rating)/_voting/use-voting-desk.ts',
  'app/(research)/account/page.tsx',
  'cli/processes/supervise.ts',
  'e2e/hostile/ask.ts',
  'evaluation/votes/results/any-votes.test.ts',
  'generator/hub/fetch-hub-model.test.ts',
  'generator/pipeline/start-generator.ts',
  'study/bundle/gather-sources.ts',
  'study/bundle/report-html.ts',
  'study/protocol/read-yaml.test.ts',
  'study/votes/export-votes.test.ts',
  'study/votes/vote-rows.ts',
  'study/voting/hostile-acts.test.ts',
  'study/voting/order-of-answering.test.ts',
];
