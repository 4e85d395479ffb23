import type { Protocol } from '../protocol/protocol.ts';
import type { PromptRecord } from './prompt-record.ts';

type Spec = Protocol['prompts'];

/** The prompts of a set that a protocol's filters and quotas leave to draw from. */
export function keptPrompts<P extends PromptRecord>(prompts: readonly P[], spec: Spec): P[] {
  return prompts.filter(
    ({ category, challenge }) =>
      isKept(category, spec.categories) && isKept(challenge, spec.challenges),
  );
}

function isKept(value: string, filter: Spec['categories']): boolean {
  if (filter === undefined) return true;
  return Array.isArray(filter) ? filter.includes(value) : Object.hasOwn(filter, value);
}
