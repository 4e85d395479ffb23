/** Characters that mean something to LaTeX, and some that it has its own names for. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['\0', '{}'],
  ...['&', '%', '$', '#', '_', '{', '}'].map((c) => [c, `\\${c}`] as const),
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  // by number: babel gives the quote another meaning, and both begin ligatures
  ['"', '{\\char34}'],
  ['`', '{\\char96}'],
  // at the start of a row these would be taken as an argument of the row before
  ['[', '{[}'],
  [']', '{]}'],
  ['*', '{*}'],
  ['ß', '\\ss{}'],
  ['æ', '\\ae{}'],
  ['Æ', '\\AE{}'],
  ['œ', '\\oe{}'],
  ['Œ', '\\OE{}'],
  ['ø', '\\o{}'],
  ['Ø', '\\O{}'],
  ['ł', '\\l{}'],
  ['Ł', '\\L{}'],
  ['ı', '\\i{}'],
  // where a word may break
  ['\u00ad', '\\-'],
  ['–', '--'],
  ['—', '---'],
  ['‘', '`{}'],
  ['’', "'{}"],
  ['“', '``{}'],
  ['”', "''{}"],
  ['…', '\\ldots{}'],
  ['§', '\\S{}'],
  ['°', '\\ensuremath{^\\circ}'],
  ['−', '\\ensuremath{-}'],
  ['±', '\\ensuremath{\\pm}'],
  ['×', '\\ensuremath{\\times}'],
  ['≤', '\\ensuremath{\\leq}'],
  ['≥', '\\ensuremath{\\geq}'],
]);

/** Accents that every font encoding of LaTeX has, by their combining characters. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  ['\u0327', 'c'],
  ['\u0331', 'b'],
]);

/**
 * Any text for LaTeX, in ASCII alone, on one line: letters with accents by command, and every other
 * character by UNICODE_COMMAND, so that both pdflatex and xelatex take it, whatever is in it.
 */
export function escapeLatex(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '');
  // two of these in a row would become one sign
  const apart = shown.replace(/([-',])(?=\1)/g, '$1\0');
  return [...apart].map(escapeCharacter).join('');
}

function escapeCharacter(character: string): string {
  const command = COMMANDS.get(character);
  if (command !== undefined) return command;
  if (/^[\x20-\x7e]$/.test(character)) return character;
  return accented(character) ?? byCodePoint(character);
}

/** é as `\'{e}`; undefined for what is not a plain letter with one known accent. */
function accented(character: string): string | undefined {
  const [, letter, accent] = character.normalize('NFD').match(/^([A-Za-z])(\p{M})$/u) ?? [];
  const command = accent === undefined ? undefined : ACCENTS.get(accent);
  if (letter === undefined || command === undefined) return undefined;
  return `\\${command}{${letter}}`;
}

/** In decimal, since a quote before hexadecimal digits may be active (babel's German). */
function byCodePoint(character: string): string {
  const point = character.codePointAt(0);
  if (point === undefined) return '';
  return `\\onparchar{${point}}{U+${point.toString(16).toUpperCase().padStart(4, '0')}}`;
}

/**
 * What a document needs of a character by its number: engines that know Unicode print it, as far as
 * their font has it; the others print its number, after which a line may end.
 */
export const UNICODE_COMMAND = String.raw`\DeclareRobustCommand{\onparchar}[2]{%
  \ifdefined\Umathchar\char#1\relax\else\mbox{[#2]}\allowbreak\fi}`;
