import { at } from '#domain/at.ts';
import type { Ingredients } from '../../../_data/read-ingredients.ts';

/** A protocol to begin with, on models and prompts that are there. */
export function protocolTemplate({ models, promptSets }: Ingredients): string {
  const names = models.length > 0 ? models : ['my-model'];
  const [first, second = first] = [at(names, 0, 'the models'), names[1]];
  const sets = promptSets.length > 0 ? promptSets : [{ name: 'PartiPrompts', prompts: 10 }];
  const set = at(sets, 0, 'the prompt sets');
  const draw = Math.min(10, set.prompts);
  return `name: My study
prompts: { set: ${JSON.stringify(set.name)}, draw: ${draw}, seed: 0 }
replicates: 3
arms:
  - key: a30
    label: ${JSON.stringify(`${first}, 30 steps`)}
    model: ${JSON.stringify(first)}
    steps: 30
    guidance_scale: 7.5
  - key: b50
    label: ${JSON.stringify(`${second}, 50 steps`)}
    model: ${JSON.stringify(second)}
    steps: 50
    guidance_scale: 7.5
questions:
  - id: aesthetics
    title: Better image aesthetics
    ask: Which image is more pleasing?
  - id: alignment
    title: Better prompt alignment
    ask: Which image follows the prompt better?
answers: [left, right, on_par, neither]
language: en  # of raters' pages: en, de or ar
raters: { expected: 12 }
quality: { practice: ${Math.min(3, draw * 3)}, repeats: ${draw < 3 ? 0 : 3}, min_response_ms: 700 }
analysis:
  primary: [aesthetics, alignment]
  equivalence_margin: 0.1
  stop: { rule: fixed, votes: ${draw * 3 * 12} }
`;
}
