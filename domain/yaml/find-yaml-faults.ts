import { isScalar, visit } from 'yaml';
import type { Document, ErrorCode, LineCounter, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { YAMLError } from 'yaml';
import { present } from '../present.ts';
import { showValue } from '../show-value.ts';
import type { YamlFault } from './yaml-fault.ts';

type Fault = Pick<YAMLError, 'code' | 'pos'>;
type Parsed = { document: Document.Parsed; lines: LineCounter; text: string };

/** What is wrong, and what to do, for each fault that the library tells apart. */
const SYNTAX: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias ("*name") has a tag or a name of its own: leave that out',
  BAD_ALIAS:
    'a name after "*" or "&" is missing, or ends in ":": put texts with these signs in quotes',
  BAD_COLLECTION_TYPE:
    'it has a tag ("!name") that does not fit what it stands before: leave it out',
  BAD_DIRECTIVE: 'a line that begins with "%" is no directive: put the text in quotes',
  BAD_DQ_ESCAPE:
    'a text in double quotes has a "\\" that means nothing: write "\\\\", or use single quotes',
  BAD_INDENT:
    'this stands too far to the left or to the right, or a bracket before it is not closed: line it up with what belongs beside it, or close the bracket',
  BAD_PROP_ORDER:
    'a tag or a name ("!name", "&name") stands before "-", "?" or ":": write it after',
  BAD_SCALAR_START: 'a text begins with a sign that YAML keeps for itself: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a list or a second "key:" stands on the line of a key: begin a new line for it, or put the text in quotes',
  BLOCK_IN_FLOW:
    'a list of lines stands within [ ] or { }: write it with commas, or without the brackets',
  DUPLICATE_KEY: 'a key is written twice: leave one out',
  IMPOSSIBLE: 'this cannot be read: write it more plainly',
  KEY_OVER_1024_CHARS: 'a key has more than 1024 characters: a quote may not be closed before it',
  MISSING_CHAR:
    'something is missing here: a closing quote, a bracket, a comma, or a space after ":" or "-"',
  MULTILINE_IMPLICIT_KEY:
    'a key goes over more than one line: a ":" or a closing quote is missing here or above',
  MULTIPLE_ANCHORS: 'a value has two names ("&name"): leave one out',
  MULTIPLE_DOCS: 'it holds more than one document ("---")',
  MULTIPLE_TAGS: 'a value has two tags ("!name"): leave them out',
  NON_STRING_KEY: 'a key is no text: put it in quotes',
  RESOURCE_EXHAUSTION: 'its lists or maps are nested too deep',
  TAB_AS_INDENT: 'a tab stands where the line is indented: write spaces',
  TAG_RESOLVE_FAILED:
    'it has a tag ("!name") that does not fit what it stands before: leave it out',
  UNEXPECTED_TOKEN:
    'nothing like this can stand here: a quote or a bracket may be missing before it, or it needs quotes',
};

/** Tags of what a protocol is made of; others make dates, sets or bytes, which no key of it takes. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** What keeps a parsed YAML document from being used: its syntax, repeated keys, unprintable text. */
export function findYamlFaults(parsed: Parsed): YamlFault[] {
  const { document, lines } = parsed;
  // only the first one: those after it follow from it
  const [first] = [...document.errors, ...document.warnings];
  if (first) {
    return [syntaxFault(first, parsed)];
  }
  const faults: YamlFault[] = [];
  visit(document, {
    Map: (_, map) => void faults.push(...findTag(map, lines), ...findRepeatedKeys(map, lines)),
    Seq: (_, list) => void faults.push(...findTag(list, lines)),
    Scalar: (_, scalar) =>
      void faults.push(...findTag(scalar, lines), ...findUnusableText(scalar, lines)),
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      const message = `is an alias, ${showValue(`*${alias.source}`)}, of nothing that stands before it`;
      faults.push({ line: lineOf(alias, lines), message });
    },
  });
  return faults;
}

const LONGEST_PIECE = 30;

/** The first fault of syntax, with the column (from 1) and what stands there. */
function syntaxFault({ code, pos }: Fault, { lines, text }: Parsed): YamlFault {
  const [offset] = pos;
  const { line, col } = lines.linePos(offset);
  const [rest] = text.slice(offset, offset + LONGEST_PIECE).split(/\r?\n/, 1);
  const piece = rest?.trim() ? `at ${showValue(rest.trim())}` : endOf(text, offset);
  return { line, message: `is not YAML: ${SYNTAX[code]} (column ${col}, ${piece})` };
}

function endOf(text: string, offset: number): string {
  return text.slice(offset).trim() === '' ? 'at the end of the text' : 'at the end of the line';
}

function findTag(node: Scalar | YAMLMap | YAMLSeq, lines: LineCounter): YamlFault[] {
  const { tag } = node;
  if (tag === undefined || PLAIN_TAGS.has(tag)) return [];
  const name = tag.replace(/^tag:yaml\.org,2002:/, '!!');
  const message = `has the tag ${showValue(name)}, which no protocol needs: leave it out`;
  return [{ line: lineOf(node, lines), message }];
}

function findRepeatedKeys(map: YAMLMap, lines: LineCounter): YamlFault[] {
  const seen = new Map<string, number>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const line = lineOf(key, lines);
    const before = seen.get(name);
    seen.set(name, line);
    if (before === undefined) return [];
    return [{ line, message: `${name} is written twice, first on line ${before}: leave one out` }];
  });
}

/** Characters that no page, table or database can carry, though YAML can write them as escapes. */
function findUnusableText(scalar: Scalar, lines: LineCounter): YamlFault[] {
  const { value } = scalar;
  if (typeof value !== 'string') return [];
  const line = lineOf(scalar, lines);
  if (value === '__proto__') return [{ line, message: '__proto__ cannot be used as a name' }];
  if (value.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(value)) return [];
  return [{ line, message: `${showValue(value)} holds a control character: leave it out` }];
}

function lineOf({ range }: Node, lines: LineCounter): number {
  const [offset] = present(range, 'the place of a node');
  return lines.linePos(offset).line;
}
