import { countOf } from '#domain/count-of.ts';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { Problem } from '../protocol/finding.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { refuse } from '../rules/rule.ts';
import { keptPrompts } from './kept-prompts.ts';
import type { PromptRecord } from './prompt-record.ts';

type Spec = Protocol['prompts'];
type Column = { field: 'categories' | 'challenges'; one: 'category' | 'challenge' };

const COLUMNS: readonly Column[] = [
  { field: 'categories', one: 'category' },
  { field: 'challenges', one: 'challenge' },
];

/** What a protocol asks of its prompt set and the set does not have. */
export function checkDraw(prompts: readonly PromptRecord[], spec: Spec): Problem[] {
  const missing = [
    ...checkIds(prompts, spec),
    ...COLUMNS.flatMap((column) => checkNames(prompts, spec, column)),
  ];
  return missing.length > 0 ? missing : checkCounts(keptPrompts(prompts, spec), spec);
}

function checkIds({ length }: readonly PromptRecord[], { ids = [], set }: Spec): Problem[] {
  return ids.flatMap((id, place) => {
    if (id < length) return [];
    const message = `names prompt ${id}, and ${set} has prompts 0 to ${length - 1}`;
    return [refuse(['prompts', 'ids', place], message)];
  });
}

/** A name that no prompt has keeps none, and would go unnoticed beside others. */
function checkNames(
  prompts: readonly PromptRecord[],
  spec: Spec,
  { field, one }: Column,
): Problem[] {
  const filter = spec[field];
  if (filter === undefined) return [];
  const known = [...new Set(prompts.map((prompt) => prompt[one]))].filter((name) => name !== '');
  const names = Array.isArray(filter)
    ? [...filter.entries()]
    : Object.keys(filter).map((name) => [name, name] as const);
  return names.flatMap(([step, name]) => {
    if (known.includes(name)) return [];
    const meant = didYouMean(name, known);
    const hint = meant === undefined ? listKnown(known, field) : `did you mean ${meant}?`;
    return [refuse(['prompts', field, step], `is no ${one} of ${spec.set}, "${name}": ${hint}`)];
  });
}

function listKnown(known: readonly string[], field: string): string {
  return known.length === 0 ? `it has no ${field}` : `known are ${known.toSorted().join(', ')}`;
}

function checkCounts(kept: readonly PromptRecord[], spec: Spec): Problem[] {
  const quotas = COLUMNS.flatMap((column) => checkQuotas(kept, spec, column));
  const isFiltered = spec.categories !== undefined || spec.challenges !== undefined;
  const left = `${spec.set} has ${kept.length}${isFiltered ? ' that its filters leave' : ''}`;
  if (spec.draw !== undefined && spec.draw > kept.length) {
    quotas.push(
      refuse(['prompts', 'draw'], `asks for ${countOf(spec.draw, 'prompt')}, and ${left}`),
    );
  }
  if (kept.length === 0 && spec.ids === undefined && quotas.length === 0) {
    quotas.push(
      refuse(['prompts'], `leaves nothing to draw from: no prompt of ${spec.set} has both`),
    );
  }
  return quotas;
}

function checkQuotas(kept: readonly PromptRecord[], spec: Spec, { field, one }: Column): Problem[] {
  const quotas = spec[field];
  if (quotas === undefined || Array.isArray(quotas)) return [];
  return Object.entries(quotas).flatMap(([name, wanted]) => {
    const found = kept.filter((prompt) => prompt[one] === name).length;
    if (found >= wanted) return [];
    const message = `asks for ${countOf(wanted, 'prompt')}, and ${spec.set} has ${found} of that ${one}`;
    return [refuse(['prompts', field, name], message)];
  });
}
