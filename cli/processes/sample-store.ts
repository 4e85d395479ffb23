import { openStore } from '#generator/sample-store/open-store.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { readCliEnv } from './env.ts';
import type { CliEnv } from './env.ts';

/** Where this installation keeps its images. */
export function openSampleStore(env: CliEnv = readCliEnv()): SampleStore {
  return openStore(env.store);
}
