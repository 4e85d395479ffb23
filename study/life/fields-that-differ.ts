import { canonicalJson } from '#files/canonical-json.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A place in which documents are not all alike, and what each has there; null: nothing. */
export type DifferingField = { path: string; values: Json[] };

/** By these a list's members are known, so that one that is added does not rename the others. */
const NAMES = ['key', 'id', 'number', 'arm'];

/**
 * Every place in which documents are not all alike, by its path, such as `analysis.alpha` or
 * `arms.base.steps`. A place is gone into as long as each document has members there.
 *
 * @param path where the documents themselves stand
 */
export function fieldsThatDiffer(
  documents: readonly Json[],
  path: readonly string[] = [],
): DifferingField[] {
  if (new Set(documents.map((document) => canonicalJson(document))).size < 2) return [];
  const parts = documents.flatMap((document) => partsOf(document) ?? []);
  const here = { path: path.join('.'), values: [...documents] };
  if (parts.length < documents.length) return [here];
  const names = new Set(parts.flatMap((members) => [...members.keys()]));
  const within = [...names].flatMap((name) =>
    fieldsThatDiffer(
      parts.map((members) => members.get(name) ?? null),
      [...path, name],
    ),
  );
  // the same members in another order
  return within.length > 0 ? within : [here];
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
