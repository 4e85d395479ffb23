import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, type TextRule } from '../rule.ts';

type Prompts = NewProtocol['prompts'];

/** Prompts are named by their places, or drawn; quotas are by one of the two columns. */
export const promptRules: TextRule = ({ protocol: { prompts } }) => [
  ...checkWay(prompts),
  ...checkIds(prompts),
  ...(['categories', 'challenges'] as const).flatMap((field) => {
    const names = prompts[field];
    if (!Array.isArray(names)) return [];
    return findRepeated(names).map((place) =>
      refuse(['prompts', field, place], `names ${names[place]} again: leave it out`),
    );
  }),
];

function checkIds({ ids = [] }: Prompts): Problem[] {
  return findRepeated(ids).map((place) =>
    refuse(['prompts', 'ids', place], `names prompt ${ids[place]} again: leave it out`),
  );
}

function checkWay({ ids, draw, categories, challenges }: Prompts): Problem[] {
  const quotas = [categories, challenges].filter((filter) => filter && !Array.isArray(filter));
  if (ids && (draw !== undefined || categories || challenges)) {
    const message = 'names the prompts: leave it out, or leave out what draws and filters them';
    return [refuse(['prompts', 'ids'], message)];
  }
  if (quotas.length === 2) {
    const message = 'gives quotas beside those of categories: write one of the two as a list';
    return [refuse(['prompts', 'challenges'], message)];
  }
  if (draw !== undefined && quotas.length > 0) {
    const message = 'stands beside quotas, which say how many prompts are drawn: leave it out';
    return [refuse(['prompts', 'draw'], message)];
  }
  return [];
}
