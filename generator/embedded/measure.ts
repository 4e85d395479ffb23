import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startGenerator, type Generator } from '../pipeline/start-generator.ts';
import type { Accuracy, Share } from './accuracy.ts';
import { choosePrompts, type ChosenPrompt } from './choose-prompts.ts';
import { drawContactSheet } from './draw-contact-sheet.ts';
import { measureModel } from './measure-model.ts';

/** The settings that the demo's protocol and the model cards use. */
const MODELS = [
  { name: 'shapes-base', steps: 50, guidanceScale: 2, guidanceRescale: 0 },
  { name: 'shapes-fast', steps: 30, guidanceScale: 2, guidanceRescale: 0.7 },
] as const;
/** not the seed of ShapePrompts.tsv; the prompts of both are held out */
const PROMPT_SEED = 2;
const SHEET = { images: 48, columns: 12 };

type Line = Accuracy & { steps: number };
type Measured = { guidanceScale: number; guidanceRescale: number; bySteps: Line[] };

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '5,10,20,30,50' },
    'per-challenge': { type: 'string', default: '98' },
    out: {
      type: 'string',
      default: fileURLToPath(new URL('../../docs/embedded', import.meta.url)),
    },
  },
});

async function measureSteps(
  generator: Generator,
  model: (typeof MODELS)[number],
  prompts: ChosenPrompt[],
): Promise<Measured> {
  const { name, guidanceScale, guidanceRescale } = model;
  const folder = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const bySteps: Line[] = [];
  for (const steps of values.steps.split(',').map(Number)) {
    const settings = { steps, guidanceScale, guidanceRescale };
    const { accuracy, images } = await measureModel({ generator, folder, prompts, ...settings });
    bySteps.push({ steps, ...accuracy });
    process.stdout.write(`${formatLine(name, steps, accuracy)}\n`);
    if (steps !== model.steps) continue;
    const shown = images.filter((_, i) => i % Math.floor(images.length / SHEET.images) === 0);
    const sheet = await drawContactSheet(shown.slice(0, SHEET.images), SHEET.columns);
    await writeFile(`${values.out}/${name}.png`, sheet);
  }
  return { guidanceScale, guidanceRescale, bySteps };
}

function formatLine(name: string, steps: number, accuracy: Accuracy): string {
  const percent = ({ right, stated }: Share): string => ((100 * right) / stated).toFixed(1);
  const shares = { ...accuracy.byAttribute, ...accuracy.byChallenge };
  const parts = Object.entries(shares).map(([key, share]) => `${key} ${percent(share)}`);
  return `${name}, ${steps} steps: all ${percent(accuracy.all)}, images ${percent(accuracy.images)}; ${parts.join(', ')}`;
}

const prompts = choosePrompts({ perChallenge: Number(values['per-challenge']), seed: PROMPT_SEED });
await mkdir(values.out, { recursive: true });
const generator = await startGenerator({ device: 'cpu' });
try {
  const models: Record<string, Measured> = {};
  for (const model of MODELS) models[model.name] = await measureSteps(generator, model, prompts);
  const result = { images: prompts.length, models };
  await writeFile(`${values.out}/accuracy.json`, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await generator.close();
}
