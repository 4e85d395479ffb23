import { LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { present } from '../present.ts';
import { findYamlFaults } from './find-yaml-faults.ts';
import { lineOfPath } from './line-of-path.ts';
import { exceedsYamlBudget, MOST_ALIASES } from './yaml-budget.ts';
import type { YamlFault } from './yaml-fault.ts';

/** What a YAML text says, and where it says it. */
export type YamlText = {
  value: unknown;
  /** the line (from 1) of what stands at a path, or of the nearest that is there above it */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** whether the text itself has something at a path */
  states: (path: readonly PropertyKey[]) => boolean;
};

/** Reads a YAML text within fixed limits of size and time, or says each thing that is wrong with it. */
export function readYaml(text: string): { read: YamlText } | { faults: YamlFault[] } {
  const tooMuch = exceedsYamlBudget(text);
  if (tooMuch) return { faults: [tooMuch] };
  const lines = new LineCounter();
  // the library's own search for repeated keys takes the square of their number
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const faults = findYamlFaults({ document, lines, text });
  if (faults.length > 0) return { faults };
  const resolved = resolveAliases(document);
  if (!resolved) {
    const message = 'has aliases ("*name") that hold themselves, or far too much: write it out';
    return { faults: [{ line: lineOfFirstAlias(document, lines), message }] };
  }
  return {
    read: {
      ...resolved,
      lineOf: (path) => lineOfPath({ document, lines, path }),
      states: (path) => document.hasIn(path),
    },
  };
}

function lineOfFirstAlias(document: Document.Parsed, lines: LineCounter): number {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, { range }) => {
      offset = range?.[0];
      return visit.BREAK;
    },
  });
  return lines.linePos(present(offset, 'the place of an alias')).line;
}

function resolveAliases(document: Document.Parsed): { value: unknown } | undefined {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return holdsItself(value, { above: new Set(), known: new Set() }) ? undefined : { value };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function holdsItself(
  value: unknown,
  looked: { above: Set<unknown>; known: Set<unknown> },
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (looked.above.has(value)) return true;
  if (looked.known.has(value)) return false;
  looked.above.add(value);
  const found = Object.values(value).some((item) => holdsItself(item, looked));
  looked.above.delete(value);
  looked.known.add(value);
  return found;
}
