import type { z } from 'zod';

type Node = z.core.JSONSchema.BaseSchema;

/** What may stand as the value of a key, with its limits. */
export function wordsOfKind(node: Node): string {
  if (node.enum) return oneOfWords(node.enum);
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.anyOf) return node.anyOf.map(wordsOfKind).join(', or ');
  if (node.type === 'array') return wordsOfList(node);
  if (node.type === 'object') return wordsOfMap(node);
  if (node.type === 'boolean') return 'true or false';
  return node.type === 'string' ? wordsOfText(node) : wordsOfNumber(node);
}

function oneOfWords(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ');
}

function wordsOfNumber({ type, minimum, maximum, multipleOf, ...open }: Node): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const { exclusiveMinimum: above, exclusiveMaximum: below } = open;
  if (above !== undefined || below !== undefined)
    return `${kind} above ${above} and below ${below}`;
  const step = multipleOf === undefined ? '' : `, a multiple of ${multipleOf}`;
  return `${kind}, ${minimum} to ${maximum}${step}`;
}

function wordsOfText({ format, maxLength, pattern }: Node): string {
  if (format === 'uri') return `https address, at most ${maxLength} characters`;
  if (maxLength !== undefined) return `text, at most ${maxLength} characters`;
  return pattern === undefined ? 'text' : `text of the form \`${pattern}\``;
}

function wordsOfList({ items, minItems = 0, maxItems }: Node): string {
  if (typeof items !== 'object' || Array.isArray(items)) throw new Error('A list lists nothing.');
  const most =
    maxItems === undefined
      ? minItems > 0
        ? `, at least ${minItems}`
        : ''
      : `, ${minItems} to ${maxItems}`;
  return `list${most}; each: ${wordsOfKind(items)}`;
}

function wordsOfMap({ properties, additionalProperties: each }: Node): string {
  if (properties !== undefined || typeof each !== 'object') return 'map';
  return `map of names; each: ${wordsOfKind(each)}`;
}
