import { at } from '#domain/at.ts';
import { createSeededRandom } from '../design/seeded-random.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { keptPrompts } from './kept-prompts.ts';
import type { PromptRecord } from './prompt-record.ts';

type Spec = Protocol['prompts'];

/**
 * The prompts of a study: those named by `ids`, or a random draw, all or by quota, from what the
 * filters leave. Deterministic from `spec.seed`; in order of their place in the set.
 *
 * @param options.prompts a whole set, in order, that has what `spec` asks for (see `checkDraw`)
 * @throws RangeError when it has not
 */
export function drawPrompts<P extends PromptRecord>(options: {
  prompts: readonly P[];
  spec: Spec;
}): P[] {
  const { prompts, spec } = options;
  if (spec.ids) {
    return spec.ids
      .toSorted((a, b) => a - b)
      .map((id) => at(prompts, id, `the prompt set ${spec.set}`));
  }
  const shuffled = createSeededRandom(`prompts/${spec.seed}`).shuffle(keptPrompts(prompts, spec));
  const drawn = takeQuota(shuffled, spec) ?? take(shuffled, spec.draw ?? shuffled.length);
  return drawn.sort((a, b) => a.index - b.index);
}

function takeQuota<P extends PromptRecord>(shuffled: readonly P[], spec: Spec): P[] | undefined {
  const byField = [
    ['category', spec.categories],
    ['challenge', spec.challenges],
  ] as const;
  for (const [field, quotas] of byField) {
    if (quotas === undefined || Array.isArray(quotas)) continue;
    return Object.entries(quotas).flatMap(([value, wanted]) =>
      take(
        shuffled.filter((prompt) => prompt[field] === value),
        wanted,
      ),
    );
  }
  return undefined;
}

function take<P>(prompts: readonly P[], wanted: number): P[] {
  if (wanted > 0) at(prompts, wanted - 1, 'what is left of the prompt set');
  return prompts.slice(0, wanted);
}
