/** One room of the house: a folder, and what its files may import beside one another. */
export type Room = {
  /** from the root of the repository; `.` stands for the files at the root */
  folder: string;
  /** rooms, or folders within them */
  uses: readonly string[];
  /** npm packages */
  packages: readonly string[] | 'any';
  /** Node's own modules, without `node:` */
  builtins: readonly string[] | 'any';
  /** numbers in, numbers out: no clock, no randomness, no process, no disk */
  isPure?: true;
};

const ground = ['files', 'domain'];
const linear = ['evaluation/linear-algebra', 'evaluation/statistics'];
const instruments = ['onnx', ...ground];
const house = ['study', 'generator', 'evaluation', 'prisma', ...instruments];
const distributions = ['binomial-cdf', 'normal-cdf', 'normal-quantile', 't-cdf', 't-quantile'];
const stdlib = distributions.map((name) => `@stdlib/stats-base-dists-${name}`);
const terminal = ['cli-progress', 'commander', 'csv-stringify', 'p-retry', 'proper-lockfile'];
const disk = ['fs', 'fs/promises', 'os', 'path', 'stream', 'stream/promises', 'url'];
const page = [
  'next',
  'react',
  'react-dom',
  '@base-ui/react',
  '@fontsource-variable/inter',
  'fflate',
  'zod',
];

/**
 * The direction of dependencies, as ARCHITECTURE.md draws it. A file belongs to the innermost room
 * that holds it, and what is not named here may not be imported.
 */
export const ROOMS: readonly Room[] = [
  { folder: 'domain', uses: [], packages: ['leven', 'yaml', 'zod'], builtins: [], isPure: true },
  {
    folder: 'files',
    uses: ['domain'],
    packages: ['fflate', 'tar-stream', 'yauzl', 'zod'],
    builtins: [...disk, 'buffer', 'crypto', 'http', 'https', 'zlib'],
  },
  {
    folder: 'onnx',
    uses: ground,
    packages: ['onnxruntime-node', 'protobufjs'],
    builtins: [...disk, 'crypto', 'module'],
  },
  {
    folder: 'prisma',
    uses: ['domain'],
    packages: [
      '@prisma/adapter-pg',
      '@prisma/client',
      '@prisma/driver-adapter-utils',
      '@prisma/schema-engine-wasm',
      'p-retry',
      'pg',
      'proper-lockfile',
    ],
    builtins: [...disk, 'child_process', 'crypto', 'net', 'util'],
  },

  {
    folder: 'generator',
    uses: ['prisma', ...instruments],
    packages: [
      '@aws-sdk/client-s3',
      '@aws-sdk/lib-storage',
      '@huggingface/hub',
      '@huggingface/tokenizers',
      'p-retry',
      'pg-boss',
      'pino',
      'sharp',
      'zod',
    ],
    builtins: [
      ...[...disk, 'child_process', 'crypto', 'timers/promises', 'util', 'v8'],
      'worker_threads',
    ],
  },
  {
    folder: 'generator/sample-store/fixtures',
    uses: ['generator/sample-store'],
    packages: ['s3rver'],
    builtins: [...disk, 'net'],
  },
  {
    folder: 'generator/schedulers',
    uses: ['domain'],
    packages: ['zod'],
    builtins: [],
    isPure: true,
  },
  { folder: 'generator/noise', uses: ['domain'], packages: [], builtins: [], isPure: true },

  {
    folder: 'evaluation',
    uses: instruments,
    packages: ['assemblyscript', 'sharp'],
    builtins: [...disk, 'child_process', 'util'],
  },
  {
    folder: 'evaluation/linear-algebra',
    uses: ['domain'],
    packages: [],
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/statistics',
    uses: ['evaluation/linear-algebra', 'domain'],
    packages: stdlib,
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/image-sets',
    uses: [...linear, ...instruments],
    packages: ['fflate', 'nsfwjs', 'sharp', 'yauzl', 'zod'],
    builtins: [...disk, 'crypto', 'events', 'stream/consumers', 'worker_threads'],
  },
  {
    folder: 'evaluation/image-sets/metrics',
    uses: [...linear, 'domain'],
    packages: [],
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/votes',
    uses: [...linear, ...ground],
    packages: ['csv-parse', 'csv-stringify', 'yaml', 'zod', ...stdlib],
    builtins: [],
  },
  {
    folder: 'evaluation/votes/preference',
    uses: [...linear, 'domain'],
    packages: stdlib,
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/votes/agreement',
    uses: [...linear, 'domain'],
    packages: stdlib,
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/votes/results',
    uses: ['evaluation/votes', ...linear, 'domain'],
    packages: stdlib,
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/votes/power',
    uses: ['evaluation/votes', ...linear, 'domain'],
    packages: [...stdlib, 'csv-stringify'],
    builtins: [],
    isPure: true,
  },
  {
    folder: 'evaluation/votes/rows',
    uses: ['evaluation/votes', ...linear, ...ground],
    packages: ['csv-parse', 'csv-stringify', 'zod'],
    builtins: [],
    isPure: true,
  },

  {
    folder: 'operations',
    uses: ['domain'],
    packages: ['pino', 'prom-client', 'zod'],
    builtins: ['events', 'http', 'net', 'timers/promises'],
  },
  {
    folder: 'study',
    uses: house,
    packages: ['csv-parse', 'csv-stringify', 'd3-scale', 'pino', 'yaml', 'zod'],
    builtins: [
      ...[...disk, 'child_process', 'crypto', 'events', 'timers/promises'],
      'worker_threads',
    ],
  },
  {
    folder: 'study/design',
    uses: ['study/protocol', 'evaluation/statistics', 'domain'],
    packages: [],
    // hashes, of which its seeded numbers are made
    builtins: ['crypto'],
    isPure: true,
  },

  {
    folder: 'cli',
    uses: [...house, 'operations'],
    packages: [...terminal, 'next', 'pino', 'sharp', 'yaml', 'zod'],
    builtins: 'any',
  },
  {
    // It puts what others install in place, and computes nothing with it.
    folder: 'cli/packing',
    uses: ['cli', ...house],
    packages: ['node', 'onnxruntime-node', 'zod'],
    builtins: 'any',
  },

  {
    folder: 'app',
    uses: [
      'study',
      'evaluation/votes',
      'generator/progress',
      'generator/queue',
      'generator/sample-store',
      'prisma',
      ...ground,
    ],
    packages: [...page, 'sharp'],
    builtins: [...disk, 'crypto', 'util', 'zlib'],
  },
  {
    folder: 'app/_auth',
    uses: ['study', 'prisma', 'domain', 'app'],
    packages: [...page, 'next-auth', 'rate-limiter-flexible'],
    builtins: ['crypto', 'util'],
  },
  {
    folder: 'app/_server',
    uses: [
      ...['app/(rating)/_server', 'app/_auth', 'app/_data', 'app/api'],
      ...['generator/queue', 'operations', 'prisma', 'domain'],
    ],
    packages: ['next', 'pino', 'zod'],
    builtins: ['crypto', 'fs', 'http', 'path'],
  },
  { folder: 'instrumentation.ts', uses: ['app/_server'], packages: ['next'], builtins: [] },
  {
    folder: 'proxy.ts',
    uses: ['app/_data', 'app/_server', 'domain'],
    packages: ['next'],
    builtins: [],
  },

  {
    folder: 'e2e',
    uses: ['cli/processes', 'prisma', 'domain', 'generator/sample-store/fixtures'],
    packages: 'any',
    builtins: 'any',
  },
  {
    folder: 'architecture',
    uses: ['cli', 'domain'],
    packages: 'any',
    builtins: 'any',
  },
  {
    folder: '.',
    uses: ['architecture', 'e2e'],
    packages: 'any',
    builtins: [],
  },
];

/** Folders of data, from which no module is loaded. */
export const DATA: readonly string[] = ['deploy', 'docs', 'studies'];

/** What tests may import beside what their room may. */
export const TEST_TOOLS = {
  packages: [
    '@playwright/test',
    '@axe-core/playwright',
    'csv-parse',
    'fast-check',
    'fflate',
    'sharp',
    'vitest',
    'zod',
    ...stdlib,
  ],
  builtins: [
    ...[...disk, 'buffer', 'child_process', 'crypto', 'events', 'http', 'net', 'timers/promises'],
    'util',
  ],
} as const;

/** What code that runs in the browser may import; what is not of `app/` comes as `import type`. */
export const BROWSER = {
  uses: ['app', 'domain'],
  not: ['app/_data', 'app/_auth', 'app/(rating)/_server', 'app/api'],
  packages: ['next', 'next-auth', 'react', 'react-dom', '@base-ui/react', 'fflate', 'yaml'],
} as const;
