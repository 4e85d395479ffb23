import { join } from 'node:path';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { readCliEnv } from './env.ts';
import type { CliEnv } from './env.ts';

/** The folder in which this installation keeps its images. */
export function sampleFolder({ homeFolder }: CliEnv): string {
  return join(homeFolder, 'samples');
}

/** Where this installation keeps its images. */
export function openSampleStore(env: CliEnv = readCliEnv()): SampleStore {
  return openLocalStore(sampleFolder(env));
}
