import { z } from 'zod';
import { at } from '#domain/at.ts';
import { fieldsThatDiffer, type Json } from './fields-that-differ.ts';

/** One place in which a study is no longer what was frozen; a side that is missing there is null. */
export type FrozenDifference = { path: string; frozen: Json; now: Json };

/** The analysis plan stands in the document once more, beside the protocol. */
const COPY = 'analysis_plan';

const members = z.record(z.string(), z.json());
const lists = z.looseObject({ arms: z.array(members) });

/**
 * Every place in which two frozen documents differ, by its path. A path of the protocol is written as
 * in the protocol's file: `analysis.alpha`, `arms.base.steps`, `comparisons.3.images.base.sha256`.
 * None is named where one of them is no such document.
 */
export function frozenDifferences(frozen: string, now: string): FrozenDifference[] {
  const [before, after] = [frozen, now].map((text) => members.safeParse(jsonOf(text)));
  if (before?.data === undefined || after?.data === undefined) return [];
  return fieldsThatDiffer([contentOf(before.data), contentOf(after.data)]).map(
    ({ path, values }) => ({
      path,
      frozen: at(values, 0, 'what was frozen'),
      now: at(values, 1, 'what is now'),
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The document without what it says twice, the protocol's fields at the top. */
function contentOf(all: Record<string, Json>): Json {
  const rest = Object.fromEntries(
    Object.entries(all).filter(([name]) => name !== COPY && name !== 'protocol'),
  );
  const protocol = members.safeParse(all.protocol);
  // whoever changed it may have made anything of it
  if (!protocol.success) return all;
  return { ...protocol.data, ...rest, arms: armsOf(protocol.data, rest) };
}

/** The arms of the protocol, each with the hash of its model. */
function armsOf(protocol: Record<string, Json>, rest: Record<string, Json>): Json {
  const declared = lists.safeParse(protocol);
  if (!declared.success) return protocol.arms ?? null;
  const models = lists.safeParse(rest);
  const hashes = new Map(
    (models.data?.arms ?? []).map(({ key, model_sha256 }) => [key, model_sha256 ?? null]),
  );
  return declared.data.arms.map((arm) => ({
    ...arm,
    model_sha256: hashes.get(arm.key ?? null) ?? null,
  }));
}
