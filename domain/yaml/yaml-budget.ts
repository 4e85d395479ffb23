import { CST, Lexer } from 'yaml';
import type { YamlFault } from './yaml-fault.ts';

/** A protocol with 7,000 listed seeds and two long texts stays well below each of these. */
const MOST_CHARACTERS = 500_000;
const MOST_LEXEMES = 30_000;
const MOST_DEPTH = 20;
export const MOST_ALIASES = 100;

/**
 * What makes a text too costly to read as YAML, if anything: found by counting its lexemes before
 * anything is built from them. Without it a few hundred kilobytes of brackets, keys or aliases keep
 * a process busy for a minute.
 */
export function exceedsYamlBudget(text: string): YamlFault | undefined {
  if (text.length > MOST_CHARACTERS) {
    return { line: 1, message: `has more than ${MOST_CHARACTERS} characters: shorten it` };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) return { line: lineAt(text, nul), message: 'holds a NUL character: leave it out' };
  let [lexemes, depth, aliases, offset] = [0, 0, 0, 0];
  let previous: string | null = null;
  for (const lexeme of new Lexer().lex(text)) {
    // what follows this mark is a plain scalar, whatever it looks like
    const type: string | null = previous === 'scalar' ? null : CST.tokenType(lexeme);
    previous = type;
    if (isMark(type)) continue;
    lexemes++;
    depth += depthStep(type);
    if (type === 'alias') aliases++;
    const message = problemOf({ type, lexemes, depth, aliases });
    if (message !== undefined) return { line: lineAt(text, offset), message };
    offset += lexeme.length;
  }
  return undefined;
}

function depthStep(type: string | null): number {
  if (type === 'flow-seq-start' || type === 'flow-map-start') return 1;
  return type === 'flow-seq-end' || type === 'flow-map-end' ? -1 : 0;
}

/** Marks are the lexer's own: they stand for no character of the text. */
function isMark(type: string | null): boolean {
  return type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar';
}

function problemOf(count: {
  type: string | null;
  lexemes: number;
  depth: number;
  aliases: number;
}): string | undefined {
  if (count.type === 'explicit-key-ind')
    return 'has a key that begins with "?": write it as "key:"';
  if (count.lexemes > MOST_LEXEMES) return 'has too many values to be a protocol: shorten it';
  if (count.depth > MOST_DEPTH) return `nests lists and maps more than ${MOST_DEPTH} deep`;
  if (count.aliases > MOST_ALIASES) return `has more than ${MOST_ALIASES} aliases ("*name")`;
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
