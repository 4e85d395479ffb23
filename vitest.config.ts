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

function project(name: string, rooms: string, options: { isolate?: boolean } = {}) {
  const include = [`${rooms}/**/*.test.ts`];
  return {
    extends: true as const,
    test: { name, include, exclude: ['node_modules/**'], ...options },
  };
}

export default defineConfig({
  test: {
    projects: [
      // rooms that only compute: their files share a process, and load what they stand on once
      project('computing', '{domain,files,onnx,evaluation}', { isolate: false }),
      project('whole', '{architecture,cli,study,generator,operations,prisma,app,e2e}'),
    ],
    // ends what hangs: how long a test takes on a busy machine is no fault of it
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: '100%',
    sequence: { sequencer: CommandsFirst },
    env: { ...(partiPrompts !== undefined && { ONPAR_PARTIPROMPTS: partiPrompts }) },
    setupFiles: ['vitest.setup.ts'],
    globalSetup: ['prisma/vitest.teardown.ts'],
  },
});
