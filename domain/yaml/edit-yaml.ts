import { CST, isCollection, isMap, isNode, isPair, isScalar, isSeq, Lexer } from 'yaml';
import { parseDocument, stringify, visit } from 'yaml';
import type { Alias, Document, Node, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { MOST_ALIASES } from './yaml-budget.ts';

/** A place in a YAML document: keys of maps and, in lists, places from 0. */
export type YamlPath = readonly (string | number)[];

export type YamlValue =
  string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const NO_PLACE = 'This YAML cannot be changed here: a map or a list must stand above.';

type Parsed = Document.Parsed;
type Change = {
  /** the plain value of the document, changed in place */
  plain: (root: Holder) => void;
  document: (document: Parsed) => void;
  /** the new text, where the change is no more than another piece between two places of it */
  piece?: (document: Parsed) => string | undefined;
};
/** Holds the value of a document, so that it can be replaced as a whole. */
type Holder = { root: unknown };

/** What a document says at a path; undefined where it says nothing. */
export function readPath(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((above, key) => {
    if (!isObject(above) || !Object.hasOwn(above, key)) return undefined;
    return Object.getOwnPropertyDescriptor(above, key)?.value;
  }, value);
}

/**
 * The text with another value at a path. Every comment stays, and so do all other values and the order
 * of keys; what holds the place is made where it is missing.
 *
 * @param text YAML in order, within the limits of `exceedsYamlBudget`
 * @param value undefined leaves the key out
 * @throws RangeError when something other than a map or a list stands above the place
 * @example writePath('steps: 30 # usual', ['steps'], 50) // 'steps: 50 # usual'
 */
export function writePath(text: string, path: YamlPath, value: YamlValue | undefined): string {
  if (value === undefined) return removeItem(text, path);
  return edit(text, {
    plain: (root) => setPlain(root, path, value),
    document: (document) => setNode(document, path, value),
    piece: (document) => replacePiece(document, { text, path, value }),
  });
}

/** The text with one more item at the end of the list at a path, which is made where it is missing. */
export function addItem(text: string, path: YamlPath, item: YamlValue): string {
  const list = readPath(plainOf(parse(text)), path);
  return writePath(text, [...path, Array.isArray(list) ? list.length : 0], item);
}

/** The text without the key or the item at a path; comments on it stay, before what follows. */
export function removeItem(text: string, path: YamlPath): string {
  if (readPath(plainOf(parse(text)), path) === undefined) return text;
  return edit(text, {
    plain: (root) => {
      const parent = readPath(root.root, path.slice(0, -1));
      if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
      else if (isObject(parent)) Reflect.deleteProperty(parent, String(path.at(-1)));
    },
    document: (document) => dropNode(document, path),
  });
}

/** The first way of making a change that changes nothing else: aliases can stand in the way of one. */
function edit(text: string, { plain, document: change, piece }: Change): string {
  const holder: Holder = { root: copyOf(plainOf(parse(text))) };
  plain(holder);
  const wanted = JSON.stringify(holder.root);
  const ways = [
    () => piece?.(parse(text)),
    () => printed(parse(text), change),
    () => printed(withoutAliases(parse(text)), change),
  ];
  for (const way of ways) {
    const result = way();
    if (result === undefined) continue;
    const whole = withComments(result, text);
    if (says(whole, wanted)) return whole;
  }
  throw new RangeError(NO_PLACE);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): Parsed {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false });
}

function plainOf(document: Parsed): unknown {
  return document.toJS({ maxAliasCount: MOST_ALIASES });
}

/** Without what aliases share. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function says(text: string, wanted: string): boolean {
  const document = parse(text);
  return document.errors.length === 0 && JSON.stringify(plainOf(document)) === wanted;
}

function printed(document: Parsed, change: (document: Parsed) => void): string | undefined {
  change(document);
  const broken: Alias[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) broken.push(alias);
    },
  });
  return broken.length === 0 ? document.toString({ lineWidth: 0 }) : undefined;
}

/** Comments that found no place of their own stand at the end. */
function withComments(text: string, before: string): string {
  const left = commentsOf(text);
  const lost = commentsOf(before).filter((comment) => {
    const place = left.indexOf(comment);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return lost.length === 0 ? text : `${text.trimEnd()}\n${lost.join('\n')}\n`;
}

/** The comments of a text, with their signs, in its order. */
export function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let previous: string | null = null;
  for (const lexeme of new Lexer().lex(text)) {
    // what follows this mark is a plain scalar, whatever it looks like
    const type: string | null = previous === 'scalar' ? null : CST.tokenType(lexeme);
    previous = type;
    if (type === 'comment') comments.push(lexeme.trim());
  }
  return comments;
}

function setPlain(holder: Holder, path: YamlPath, value: YamlValue): void {
  let above: object = holder;
  for (const [depth, key] of ['root', ...path].entries()) {
    if (depth === path.length) {
      Object.defineProperty(above, key, {
        ...{ value, enumerable: true, configurable: true, writable: true },
      });
      return;
    }
    let next: unknown = readPath(above, [key]);
    if (next === undefined || next === null) {
      next = emptyFor(path[depth]);
      Object.assign(above, { [key]: next });
    }
    if (!isObject(next)) throw new RangeError(NO_PLACE);
    above = next;
  }
}

function emptyFor(key: string | number | undefined): [] | Record<string, never> {
  return typeof key === 'number' ? [] : {};
}

function setNode(document: Parsed, path: YamlPath, value: YamlValue): void {
  for (const [depth, key] of path.entries()) {
    const above = path.slice(0, depth);
    const there: unknown = document.getIn(above, true);
    if (there === undefined || there === null || (isScalar(there) && there.value === null)) {
      place(document, above, document.createNode(emptyFor(key)));
    } else if (!isCollection(there)) return;
  }
  const there: unknown = document.getIn(path, true);
  if (isScalar(there) && !isObject(value)) {
    setScalar(there, value);
    return;
  }
  const node = document.createNode(value);
  const list: unknown = document.getIn(path.slice(0, -1), true);
  if (isSeq(list) && isMap(node)) node.flow = list.items.some((item) => isMap(item) && item.flow);
  place(document, path, node);
}

function setScalar(scalar: Scalar, value: YamlValue): void {
  scalar.value = value;
  // how the number before was written says nothing of this one
  delete scalar.format;
  delete scalar.minFractionDigits;
  delete scalar.source;
}

/** Puts a node at a path, with the comments of the one that was there. */
function place(document: Parsed, path: YamlPath, node: Node): void {
  const before: unknown = document.getIn(path, true);
  if (isNode(before)) {
    const { comment, commentBefore, spaceBefore } = before;
    Object.assign(node, { comment, commentBefore, spaceBefore });
    if (isCollection(before) && isCollection(node) && before.flow === true) node.flow = true;
  }
  // the types of a parsed document are those of what was read
  if (path.length === 0) document.contents = node as ParsedNode;
  else document.setIn(path, node);
}

function dropNode(document: Parsed, path: YamlPath): void {
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent) && !isSeq(parent)) return;
  const key = path.at(-1);
  const index = isSeq(parent)
    ? Number(key)
    : parent.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const dropped = index < 0 ? undefined : parent.items[index];
  if (dropped === undefined) return;
  parent.items.splice(index, 1);
  leaveComments(parent, { index, dropped });
}

/** What was said of a node that is gone stands before the next one, or at the end of what held it. */
function leaveComments(
  parent: YAMLMap | YAMLSeq,
  { index, dropped }: { index: number; dropped: unknown },
): void {
  const said = isPair(dropped)
    ? [...saidOf(dropped.key), ...saidOf(dropped.value)]
    : saidOf(dropped);
  if (said.length === 0) return;
  const next: unknown = parent.items[index];
  const target = isPair(next) ? next.key : next;
  if (isNode(target)) target.commentBefore = joined([...said, target.commentBefore]);
  else parent.comment = joined([parent.comment, ...said]);
}

/** The comments of a node and of all below it. */
function saidOf(node: unknown): string[] {
  const said: string[] = [];
  if (!isNode(node)) return said;
  visit(node, {
    Node: (_, { commentBefore, comment }) => {
      said.push(...[commentBefore, comment].filter((text) => typeof text === 'string'));
    },
  });
  return said;
}

function joined(comments: readonly (string | null | undefined)[]): string {
  return comments.filter((comment) => typeof comment === 'string').join('\n');
}

/** Each alias replaced by what it stands for. */
function withoutAliases(document: Parsed): Parsed {
  visit(document, {
    Alias: (_, alias) => {
      const copy = alias.resolve(document)?.clone();
      if (!isNode(copy)) return undefined;
      visit(copy, {
        Value: (_key, node) => {
          delete node.anchor;
        },
      });
      return copy;
    },
  });
  return document;
}

/** The text with one scalar of a line replaced: nothing else moves. */
function replacePiece(
  document: Parsed,
  { text, path, value }: { text: string; path: YamlPath; value: YamlValue },
): string | undefined {
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || !node.range || isObject(value)) {
    return undefined;
  }
  const [start, end] = node.range;
  const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const piece = stringify(value, {
    lineWidth: 0,
    ...(isQuoted && { defaultStringType: node.type }),
  }).trimEnd();
  const isOneLine = !piece.includes('\n') && !text.slice(start, end).includes('\n');
  return isOneLine && end > start ? text.slice(0, start) + piece + text.slice(end) : undefined;
}
