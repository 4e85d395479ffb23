import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { findPartiPrompts } from './e2e/find-parti-prompts.ts';

const partiPrompts = findPartiPrompts();

/** Tests of whole commands take longest, and wait most: first, so that none of them is left alone at the end. */
class CommandsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isCommand = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/cli/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isCommand), ...sorted.filter((file) => !isCommand(file))];
  }
}

export default defineConfig({
  test: {
    include: [
      '{architecture,cli,study,generator,evaluation,domain,files,onnx,operations,prisma,app,e2e}/**/*.test.ts',
    ],
    exclude: ['node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: '100%',
    sequence: { sequencer: CommandsFirst },
    env: { ...(partiPrompts !== undefined && { ONPAR_PARTIPROMPTS: partiPrompts }) },
    setupFiles: ['vitest.setup.ts'],
    globalSetup: ['prisma/vitest.teardown.ts'],
  },
});
