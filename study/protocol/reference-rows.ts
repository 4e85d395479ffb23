import { z } from 'zod';
import { wordsOfKind } from './reference-kind.ts';
import { protocolShape } from './protocol-schema.ts';

type Node = z.core.JSONSchema.BaseSchema;

/** A key of a protocol file, in words. */
export type ReferenceRow = {
  /** from the top of the file; what is in a list is below `[]` */
  path: string;
  kind: string;
  /** what holds where it is left out; null: it must be given */
  usual: string | null;
  meaning: string;
};

/** Every key of a protocol file, in the order in which the schema has them, read from the schema itself. */
export function referenceRows(): ReferenceRow[] {
  const schema = z.toJSONSchema(protocolShape, {
    ...{ io: 'input', unrepresentable: 'any', reused: 'inline' },
  });
  return rowsBelow(schema, '');
}

function rowsBelow(node: Node, path: string): ReferenceRow[] {
  const { properties = {}, required = [], anyOf = [], items } = node;
  const keys = Object.entries(properties).flatMap(([key, child]): ReferenceRow[] => {
    if (typeof child === 'boolean') throw new Error(`${key} has no schema`);
    const at = path === '' ? key : `${path}.${key}`;
    const { description: meaning = '' } = child;
    const usual = required.includes(key) ? null : wordsOfDefault(child.default);
    return [{ path: at, kind: wordsOfKind(child), usual, meaning }, ...rowsBelow(child, at)];
  });
  const parts = [...anyOf].filter(isNode).flatMap((part) => rowsBelow(part, path));
  const listed = isNode(items) ? rowsBelow(items, `${path}[]`) : [];
  return [...keys, ...parts, ...listed];
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/** Of a map, its keys say what holds without them. */
function wordsOfDefault(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `\`[${value.join(', ')}]\``;
  return typeof value === 'object'
    ? 'as its keys say'
    : `\`${JSON.stringify(value).replaceAll('"', '')}\``;
}
