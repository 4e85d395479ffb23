/** A member of a JSON text, and the line it begins on. */
export type JsonPart = { line: number; text: string };

/** A string, a bracket, or the end of a line. */
const TOKEN = /"(?:[^"\\]|\\[^])*"?|[[\]{}\n]/g;

/**
 * Cuts a JSON array of objects, or objects one after the other (JSON lines), into these objects, so
 * that each can be told by its line. It only looks for strings and brackets: whether a part is JSON,
 * its parser says. What stands between the objects becomes a part of its own.
 */
export function splitJson(text: string): JsonPart[] {
  const base = text.trimStart().startsWith('[') ? 1 : 0;
  const parts: JsonPart[] = [];
  let [line, depth, start, startLine, end] = [1, 0, 0, 1, 0];
  const keep = (from: number, to: number, at: number): void => {
    const part = text.slice(from, to);
    if (/[^\s,[\]]/.test(part)) parts.push({ line: at, text: part.replace(/^[\s,]+/, '') });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (depth === base) {
        keep(end, index, line);
        [start, startLine] = [index, line];
      }
      depth += 1;
    } else if (token === '}' || token === ']') {
      depth -= 1;
      if (depth === base) {
        end = index + 1;
        keep(start, end, startLine);
      }
    } else line += token.split('\n').length - 1;
  }
  keep(depth > base ? start : end, text.length, depth > base ? startLine : line);
  return parts;
}
