/** One record of another tool's file, and the line it begins on. */
export type ForeignRecord = { line: number; fields: Record<string, unknown> };

/** A file that has been read, and what it is called in messages. */
export type ForeignFile = { name: string; records: ForeignRecord[] };

/**
 * What stands in a record under a path of names with points between, such as `data.prompt`; a name
 * that holds points itself is tried first. Undefined where there is nothing.
 */
function fieldOf(fields: Record<string, unknown>, path: string): unknown {
  if (path in fields) return fields[path];
  let found: unknown = fields;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map(Object.entries(found)).get(name);
  }
  return found;
}

const WRITTEN_OUT = /^'(.+)'$/s;

/** The text of a field, or its number where the file has numbers as such; see `textOf`. */
function valueOf(fields: Record<string, unknown>, path: string): string | number | undefined {
  const [, constant] = WRITTEN_OUT.exec(path) ?? [];
  if (constant !== undefined) return constant;
  const value = fieldOf(fields, path);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.trim();
}

/**
 * The text of a field; undefined where there is none, or only white space. A path in single quotes is
 * the text itself, the same for every record.
 */
export function textOf(fields: Record<string, unknown>, path: string): string | undefined {
  const value = valueOf(fields, path);
  return value === undefined ? undefined : String(value);
}

/** What the first of these paths with anything has: text, or a number as JSON has them. */
export function firstValue(
  fields: Record<string, unknown>,
  paths: readonly string[],
): string | number | undefined {
  for (const path of paths) {
    const value = valueOf(fields, path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The first of these paths under which there is text, and that text. */
export function firstText(
  fields: Record<string, unknown>,
  paths: readonly string[],
): string | undefined {
  const value = firstValue(fields, paths);
  return value === undefined ? undefined : String(value);
}
