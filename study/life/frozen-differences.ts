import { z } from 'zod';
import { canonicalJson } from '#files/canonical-json.ts';

/** One place in which a study is no longer what was frozen; a side that is missing there is null. */
export type FrozenDifference = { path: string; frozen: Json; now: Json };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** By these a list's members are known, so that one that is added does not rename the others. */
const NAMES = ['key', 'id', 'number', 'arm'];

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
  return differences(contentOf(before.data), contentOf(after.data), []);
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

function differences(frozen: Json, now: Json, path: readonly string[]): FrozenDifference[] {
  if (canonicalJson(frozen) === canonicalJson(now)) return [];
  const [before, after] = [partsOf(frozen), partsOf(now)];
  if (before === null || after === null) return [{ path: path.join('.'), frozen, now }];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const parts = names.flatMap((name) =>
    differences(before.get(name) ?? null, after.get(name) ?? null, [...path, name]),
  );
  // the same members in another order
  return parts.length > 0 ? parts : [{ path: path.join('.'), frozen, now }];
}

/** The members of an object, or of a list whose members are objects with names; null for the rest. */
function partsOf(value: Json): Map<string, Json> | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = value.map((member) => [nameOf(member), member] as const);
  const names = named.flatMap(([name]) => name ?? []);
  if (new Set(names).size < value.length) return null;
  return new Map(named.flatMap(([name, member]) => (name === null ? [] : [[name, member]])));
}

function nameOf(member: Json): string | null {
  if (member === null || typeof member !== 'object' || Array.isArray(member)) return null;
  const key = NAMES.find((name) => name in member);
  const name = key === undefined ? undefined : member[key];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}
