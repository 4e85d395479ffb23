import { UserError } from '#domain/user-error.ts';
import { createSeededRandom } from '../design/seeded-random.ts';
import type { PromptRecord } from './parse-prompts.ts';
import type { Protocol } from '../protocol/protocol.ts';

type Spec = Protocol['prompts'];
type Field = 'category' | 'challenge';

/**
 * The prompts of a study: those named by `ids`, or a random draw, all or by quota, from what the
 * filters leave. Deterministic from `spec.seed`; in order of their place in the set.
 *
 * @throws UserError when the set has no such prompt, or too few
 */
export function drawPrompts<P extends PromptRecord>(options: {
  prompts: readonly P[];
  spec: Spec;
}): P[] {
  const { prompts, spec } = options;
  if (spec.ids) return pickByIds(prompts, spec);
  const kept = prompts.filter(
    (prompt) =>
      isKept(prompt.category, spec.categories) && isKept(prompt.challenge, spec.challenges),
  );
  const shuffled = createSeededRandom(`prompts/${spec.seed}`).shuffle(kept);
  const drawn = takeQuota(shuffled, spec) ?? takeSome(shuffled, spec);
  return drawn.sort((a, b) => a.index - b.index);
}

function pickByIds<P extends PromptRecord>(prompts: readonly P[], spec: Spec): P[] {
  const byIndex = new Map(prompts.map((prompt) => [prompt.index, prompt]));
  return (spec.ids ?? [])
    .toSorted((a, b) => a - b)
    .map((id) => {
      const prompt = byIndex.get(id);
      if (!prompt) {
        throw tooFew(
          `prompts.ids names ${id}, but ${spec.set} has prompts 0 to ${prompts.length - 1}`,
        );
      }
      return prompt;
    });
}

function isKept(value: string, filter: Spec['categories']): boolean {
  if (filter === undefined) return true;
  return Array.isArray(filter) ? filter.includes(value) : Object.hasOwn(filter, value);
}

function takeQuota<P extends PromptRecord>(shuffled: readonly P[], spec: Spec): P[] | undefined {
  const byField: [Field, Spec['categories']][] = [
    ['category', spec.categories],
    ['challenge', spec.challenges],
  ];
  for (const [field, quotas] of byField) {
    if (quotas === undefined || Array.isArray(quotas)) continue;
    return Object.entries(quotas).flatMap(([value, wanted]) => {
      const found = shuffled.filter((prompt) => prompt[field] === value).slice(0, wanted);
      if (found.length === wanted) return found;
      throw tooFew(
        `prompts asks for ${wanted} of ${field} ${value}, but ${spec.set} has ${found.length}`,
      );
    });
  }
  return undefined;
}

function takeSome<P extends PromptRecord>(shuffled: readonly P[], spec: Spec): P[] {
  const wanted = spec.draw ?? shuffled.length;
  if (shuffled.length === 0 || shuffled.length < wanted) {
    throw tooFew(
      `prompts asks for ${spec.draw ?? 'at least 1'} of ${spec.set}, but ${shuffled.length} remain after its filters`,
    );
  }
  return shuffled.slice(0, wanted);
}

function tooFew(message: string): UserError {
  return new UserError(`${message}: change the protocol`, { code: 'bad-draw' });
}
