import { join } from 'node:path';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { importImages } from '#study/images/import-images.ts';
import type { ImportedImage } from '#study/images/import-images.ts';
import type { StoredPlan } from '#study/life/create-study.ts';
import { planSamples } from '#study/runs/plan-samples.ts';
import { createProgress } from '../console/output.ts';
import type { Progress } from '../console/output.ts';
import { readCliEnv } from '../processes/env.ts';

/** Brings the images of a plan that were made elsewhere into the store, with a progress bar. */
export async function importPlanImages(plan: StoredPlan): Promise<Map<string, ImportedImage>> {
  const store = openLocalStore(join(readCliEnv().homeFolder, 'samples'));
  let bar: Progress | undefined;
  try {
    return await importImages({
      samples: planSamples(plan),
      store,
      onProgress: (done, total) => {
        bar ??= createProgress({ label: 'Images', total });
        bar.update(done);
      },
    });
  } finally {
    bar?.stop();
  }
}
