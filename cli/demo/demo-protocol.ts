import { parseDocument } from 'yaml';

export type DemoSize = { steps: [number, number]; prompts: number; replicates: number };

export const CARD_SIZE: DemoSize = { steps: [30, 50], prompts: 10, replicates: 3 };

/**
 * The demo's protocol in another size: the text of `studies/shapes.yaml` with steps, prompts and
 * replicates changed, and nothing else.
 */
export function sizeProtocol(text: string, size: DemoSize): string {
  const document = parseDocument(text);
  const [fast, base] = size.steps;
  document.setIn(['name'], `shapes-fast at ${fast} against shapes-base at ${base}`);
  document.setIn(['prompts', 'draw'], size.prompts);
  document.setIn(['replicates'], size.replicates);
  for (const [i, [model, steps]] of [
    ['shapes-fast', fast] as const,
    ['shapes-base', base] as const,
  ].entries()) {
    document.setIn(['arms', i, 'steps'], steps);
    document.setIn(['arms', i, 'label'], `${model} ${steps} Iterations`);
  }
  return document.toString({ lineWidth: 0 });
}
