import { openStore } from '#generator/sample-store/open-store.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { readWebEnv } from './env.ts';

let store: SampleStore | undefined;

/** Where this installation keeps its images. */
export function sampleStore(): SampleStore {
  store ??= openStore(readWebEnv().store);
  return store;
}
