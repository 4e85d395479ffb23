import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import { computeFids } from '#evaluation/image-sets/measures/compute-fid.ts';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import { parsePromptFile } from '#study/prompts/parse-prompts.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { referenceImages } from '../demo/reference-images.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';

/**
 * `npm run figures:fid`: the FID of the embedded models by number of steps, against rendered
 * scenes of the same prompts, with the guidance of the demo's protocol. Written to
 * docs/embedded/fid.json, from which `npm run figures:draw` draws.
 */
const STEPS = [5, 10, 20, 30, 50];
const PROMPTS = 60;
const REFERENCES = 240;
const EMBEDDED = join(PACKAGE_FOLDER, 'generator', 'embedded');
const OUT = join(PACKAGE_FOLDER, 'docs', 'embedded');

async function generateSet(
  generator: Generator,
  arm: ArmSpec,
  prompts: readonly string[],
): Promise<ImageSet> {
  const pngs: Buffer[] = [];
  await generator.generate({
    arm,
    samples: prompts.map((prompt, i) => ({ promptIndex: i, prompt, replicate: 0, seed: i })),
    rng: 'torch-cpu',
    onSample: (result) => {
      if (!result.ok) throw new Error(result.error);
      pngs.push(result.png);
    },
  });
  return {
    label: `${arm.key} at ${arm.steps} steps`,
    count: pngs.length,
    images: async function* () {
      for (const [i, png] of pngs.entries()) {
        yield { name: `${i}.png`, read: () => Promise.resolve(png) };
      }
    },
  };
}

async function readArms(): Promise<ArmSpec[]> {
  const file = 'studies/shapes.yaml';
  const { protocol } = parseProtocol(await readFile(join(PACKAGE_FOLDER, file), 'utf8'), file);
  const models = protocol.arms.flatMap((arm) => ('images' in arm ? [] : [arm]));
  return models.flatMap((arm) =>
    STEPS.map((steps) => ({
      key: arm.model,
      model: join(EMBEDDED, arm.model),
      scheduler: null,
      steps,
      guidanceScale: arm.guidance_scale,
      guidanceRescale: arm.guidance_rescale,
      negativePrompt: '',
      width: null,
      height: null,
    })),
  );
}

const { prompts: set } = parsePromptFile(
  await readFile(join(EMBEDDED, 'ShapePrompts.tsv'), 'utf8'),
  'ShapePrompts.tsv',
);
const every = Math.floor(set.length / PROMPTS);
const prompts = set.filter((_, i) => i % every === 0).slice(0, PROMPTS);
const texts = prompts.map(({ text }) => text);
const arms = await readArms();
const generator = await startGenerator({ device: 'cpu' });
const sets: ImageSet[] = [];
for (const arm of arms) {
  sets.push(await generateSet(generator, arm, texts));
  say(`${arm.key}, ${arm.steps} steps: made`);
}
await generator.close();
const { network } = await chooseNetwork('embedded', readCliEnv().cacheFolder);
const bar = createProgress({
  label: 'FID',
  total: sets.length * PROMPTS + REFERENCES,
  unit: 'images',
});
const results = await computeFids({
  sets: sets.map((images) => ({ kind: 'images', set: images })),
  b: {
    kind: 'images',
    set: referenceImages({ prompts: texts, count: REFERENCES, seed: 0 }),
  },
  network,
  onProgress: (done) => bar.update(done),
});
bar.stop();
await mkdir(OUT, { recursive: true });
const lines = results.map(({ value, ci95, n }, i) => ({
  model: arms[i]?.key,
  steps: arms[i]?.steps,
  value,
  ci95,
  n,
}));
const measured = { network: network.name, resize: 'clean', lines };
await writeFile(join(OUT, 'fid.json'), `${JSON.stringify(measured, null, 2)}\n`);
