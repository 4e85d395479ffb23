import { defineConfig } from 'vitest/config';
import { findPartiPrompts } from './e2e/find-parti-prompts.ts';

const partiPrompts = findPartiPrompts();

export default defineConfig({
  test: {
    include: [
      '{architecture,cli,study,generator,evaluation,domain,files,onnx,prisma,app,e2e}/**/*.test.ts',
    ],
    exclude: ['node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // one more than vitest takes by itself: many tests wait for a worker or a database more than they compute
    maxWorkers: '100%',
    env: { ...(partiPrompts !== undefined && { ONPAR_PARTIPROMPTS: partiPrompts }) },
    setupFiles: ['vitest.setup.ts'],
    globalSetup: ['prisma/vitest.teardown.ts'],
  },
});
