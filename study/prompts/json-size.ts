/** How deep a JSON text nests, and how many values it holds, names among them (one more for each empty list). */
export type JsonSize = { depth: number; values: number };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
const PARTING = [0x2c, 0x3a];

/**
 * Counts a JSON text before anything is built from it, in one pass and without memory: a few
 * megabytes of brackets or commas would else become a hundred times as much. What is no JSON at all
 * is counted too, and left to the parser.
 */
export function jsonSize(text: string): JsonSize {
  let [level, depth, values] = [0, 0, 1];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) place = endOfText(text, place);
    else if (OPENING.includes(code)) {
      depth = Math.max(depth, ++level);
      values++;
    } else if (CLOSING.includes(code)) level--;
    else if (PARTING.includes(code)) values++;
  }
  return { depth, values };
}

/** The place of the quotation mark that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  let place = start + 1;
  while (place < text.length && text.charCodeAt(place) !== QUOTE)
    place += text.charCodeAt(place) === BACKSLASH ? 2 : 1;
  return place;
}
