import { isMap, isNode, isSeq, isScalar, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import { present } from '../present.ts';
import { exceedsYamlBudget } from './yaml-budget.ts';

/** A place in a text: how far from its beginning, and how far from that of its line. */
type Place = { offset: number; column: number; lineStart: number; isBlank: boolean };

/**
 * The path of the key that a place in a protocol's text belongs to, as the reference writes it; empty
 * at the top. A text that is not yet in order is read as far as it goes.
 *
 * @param offset characters before the place
 * @example keyPathAt('arms:\n  - { key: a, steps: 30 }', 25) // 'arms[].steps'
 */
export function keyPathAt(text: string, offset: number): string {
  if (exceedsYamlBudget(text)) return '';
  const { contents } = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  return pathBelow(contents, placeOf(text, offset), text);
}

/** A place before the first sign of its line counts as that sign. */
function placeOf(text: string, offset: number): Place {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = text.slice(lineStart).search(/[^ ]/);
  const isBlank = indent < 0 || text[lineStart + indent] === '\n';
  const column = isBlank ? offset - lineStart : Math.max(offset - lineStart, indent);
  return { offset: lineStart + column, column, lineStart, isBlank };
}

function pathBelow(node: unknown, place: Place, text: string): string {
  if (!isNode(node) || isPast(node, place)) return '';
  if (isSeq(node)) {
    const item = node.items.findLast((each) => isNode(each) && rangeOf(each)[0] <= place.offset);
    return item === undefined ? '' : `[]${dotted(pathBelow(item, place, text))}`;
  }
  if (!isMap(node)) return '';
  const pair = node.items.findLast(({ key }) => isNode(key) && rangeOf(key)[0] <= place.offset);
  if (!pair || !isScalar(pair.key)) return '';
  if (node.flow !== true && isLeftOf(pair.key, place, text)) return '';
  return `${String(pair.key.value)}${dotted(pathBelow(pair.value, place, text))}`;
}

function dotted(path: string): string {
  return path === '' || path.startsWith('[') ? path : `.${path}`;
}

/** Where a node begins, and where what it holds ends. */
function rangeOf({ range }: Node): [start: number, end: number] {
  const [start, end] = present(range, 'the place of a node');
  return [start, end];
}

/** Brackets say where a list or a map ends. */
function isPast(node: Node, { offset }: Place): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true && offset >= rangeOf(node)[1];
}

/**
 * Of a map's last key without brackets, a later line that begins further to the left is no part, nor is
 * an empty one where the next key would begin.
 */
function isLeftOf(key: Node, { column, lineStart, isBlank }: Place, text: string): boolean {
  const [start] = rangeOf(key);
  const keyColumn = start - (text.lastIndexOf('\n', start - 1) + 1);
  return start < lineStart && (column < keyColumn || (isBlank && column === keyColumn));
}
