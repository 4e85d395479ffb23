import { isScalar, visit } from 'yaml';
import type { Document, ErrorCode, LineCounter, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { present } from '#domain/present.ts';
import { showValue } from '#domain/show-value.ts';
import type { YamlFault } from './yaml-fault.ts';

type Parsed = { document: Document.Parsed; lines: LineCounter };

/** Faults that the library names in a programmer's words. */
const SYNTAX: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: 'it holds more than one document ("---")',
  RESOURCE_EXHAUSTION: 'its lists or maps are nested too deep',
  TAG_RESOLVE_FAILED:
    'it has a tag ("!name") that does not fit what it stands before: leave it out',
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
    const { line } = lines.linePos(first.pos[0]);
    return [{ line, message: `is not YAML: ${SYNTAX[first.code] ?? first.message}` }];
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
