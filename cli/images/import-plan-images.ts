import { openSampleStore } from '../processes/sample-store.ts';
import { importImages } from '#study/images/import-images.ts';
import type { ImportedImage } from '#study/images/import-images.ts';
import type { StoredPlan } from '#study/life/create-study.ts';
import { planSamples } from '#study/runs/plan-samples.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';

/** Brings the images of a plan that were made elsewhere into the store. */
export async function importPlanImages(plan: StoredPlan): Promise<Map<string, ImportedImage>> {
  const store = openSampleStore();
  let bar: Progress | undefined;
  try {
    return await importImages({
      samples: planSamples(plan),
      store,
      onProgress: (done, total) => {
        bar ??= createProgress({ label: 'Images', total, unit: 'images' });
        bar.update(done);
      },
    });
  } finally {
    bar?.stop();
  }
}
