import { at } from '#domain/at.ts';

export const TEMPLATES = {
  card: 'Two models, as on the card',
  steps: 'Steps against steps of one model',
  models: 'Many models',
} as const;

export type TemplateName = keyof typeof TEMPLATES;

export const TEMPLATE_NAMES: readonly TemplateName[] = ['card', 'steps', 'models'];

type Arm = { key: string; label: string; model: string; steps: number };

/** Few enough that every pair of them is seen often. */
const MOST_MODELS = 8;

/** A protocol to begin with, on models and prompts that are there. */
export function protocolTemplate(
  { models, promptSets }: { models: readonly Named[]; promptSets: readonly SetSize[] },
  template: TemplateName = 'card',
): string {
  const names = models.length > 0 ? models.map(({ name }) => name) : ['my-model'];
  const sets = promptSets.length > 0 ? promptSets : [{ name: 'PartiPrompts', prompts: 10 }];
  const set = at(sets, 0, 'the prompt sets');
  const draw = Math.min(10, set.prompts);
  return `name: My study
prompts: { set: ${JSON.stringify(set.name)}, draw: ${draw}, seed: 0 }
replicates: 3
arms:
${armsOf(names, template).map(printArm).join('')}questions:
  - id: aesthetics
    title: Better image aesthetics
    ask: Which image is more pleasing?
  - id: alignment
    title: Better prompt alignment
    ask: Which image follows the prompt better?
answers: [left, right, on_par, neither]
language: en # of raters' pages: en, de or ar
raters: { expected: 12 }
quality: { practice: ${Math.min(3, draw * 3)}, repeats: ${draw < 3 ? 0 : 3}, min_response_ms: 700 }
analysis:
  primary: [aesthetics, alignment]
  equivalence_margin: 0.1
  stop: { rule: fixed, votes: ${draw * 3 * 12} }
`;
}

type Named = { name: string };
type SetSize = { name: string; prompts: number };

function armsOf(names: readonly string[], template: TemplateName): Arm[] {
  const first = at(names, 0, 'the models');
  const [, second = first] = names;
  if (template === 'steps') {
    return [10, 30].map((steps) => ({
      ...{ key: `s${steps}`, label: `${first}, ${steps} steps`, model: first, steps },
    }));
  }
  if (template === 'models' && names.length > 2) {
    return names.slice(0, MOST_MODELS).map((model, i) => ({
      ...{ key: `m${i + 1}`, label: model, model, steps: 30 },
    }));
  }
  return [
    { key: 'a30', label: `${first}, 30 steps`, model: first, steps: 30 },
    { key: 'b50', label: `${second}, 50 steps`, model: second, steps: 50 },
  ];
}

function printArm({ key, label, model, steps }: Arm): string {
  return `  - key: ${key}
    label: ${JSON.stringify(label)}
    model: ${JSON.stringify(model)}
    steps: ${steps}
    guidance_scale: 7.5
`;
}
