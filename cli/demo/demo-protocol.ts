import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';

const PROTOCOL = join(PACKAGE_FOLDER, 'studies', 'shapes.yaml');

export type DemoSize = { steps: [number, number]; prompts: number; replicates: number };

export const CARD_SIZE: DemoSize = { steps: [30, 50], prompts: 10, replicates: 3 };

/** With fewer comparisons a session has no room for repeats, which come 8 trials later. */
const FEWEST_FOR_REPEATS = 10;

/** What the file says that the size bears on. */
const sizedSchema = z.object({
  raters: z.object({ expected: z.int() }),
  quality: z.object({ practice: z.int() }),
});

/** The text of the demo's protocol, by which its study is known. */
export async function readDemoProtocol(size: DemoSize): Promise<string> {
  return sizeProtocol(await readFile(PROTOCOL, 'utf8'), size);
}

/**
 * The demo's protocol in another size: the text of `studies/shapes.yaml` with steps, prompts and
 * replicates changed, and what follows from them: planned votes, and repeats where there is room.
 */
function sizeProtocol(text: string, size: DemoSize): string {
  const document = parseDocument(text);
  const [fast, base] = size.steps;
  document.setIn(['name'], `shapes-fast at ${fast} against shapes-base at ${base}`);
  document.setIn(['prompts', 'draw'], size.prompts);
  document.setIn(['replicates'], size.replicates);
  const { raters, quality } = sizedSchema.parse(document.toJS());
  const comparisons = size.prompts * size.replicates;
  document.setIn(['analysis', 'stop', 'votes'], comparisons * raters.expected);
  document.setIn(['quality', 'practice'], Math.min(quality.practice, comparisons));
  if (comparisons < FEWEST_FOR_REPEATS) document.setIn(['quality', 'repeats'], 0);
  for (const [i, [model, steps]] of [
    ['shapes-fast', fast] as const,
    ['shapes-base', base] as const,
  ].entries()) {
    document.setIn(['arms', i, 'steps'], steps);
    document.setIn(['arms', i, 'label'], `${model} ${steps} Iterations`);
  }
  return document.toString({ lineWidth: 0 });
}
