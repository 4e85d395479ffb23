import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{cli,study,generator,evaluation,prisma,app,e2e}/**/*.test.ts'],
    exclude: ['node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    setupFiles: ['vitest.setup.ts'],
    globalSetup: ['prisma/vitest.teardown.ts'],
  },
});
