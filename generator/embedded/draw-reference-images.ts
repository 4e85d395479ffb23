import { drawScene } from './draw-scene.ts';
import { parsePrompt } from './parse-prompt.ts';
import { createRandom } from './random.ts';
import { renderScene } from './render-scene.ts';

/**
 * Rendered scenes of which the prompts are true, in turn, as long as asked: the real images that a
 * Fréchet distance of the embedded models is taken to.
 *
 * @returns 8-bit RGB, row by row, WORLD.imageSize squared, for each of `count` images
 * @throws UserError `unknown-prompt` for a prompt that is not of the grammar
 */
export function* drawReferenceImages(options: {
  prompts: readonly string[];
  count: number;
  seed: number;
}): Generator<Uint8Array> {
  const { prompts, count, seed } = options;
  const statements = prompts.map(parsePrompt);
  const random = createRandom(seed);
  for (let i = 0; i < count; i++) {
    const statement = statements[i % statements.length];
    if (statement) yield renderScene(drawScene(random, statement));
  }
}
