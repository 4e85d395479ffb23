import { codeOfLetter } from './code-of-letter.ts';
import { LONGEST_LINE } from './longest-line.ts';

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const TURNS_TEXT = /\p{Bidi_Control}/u;
const READABLE = /[^\s\p{Cf}]/u;

/** What keeps a text from being printed as the title of something, in words that follow its name. */
export function faultOfTitle(title: string): string | undefined {
  const control = CONTROL.exec(title)?.[0];
  if (control !== undefined)
    return `holds a control character (${codeOfLetter(control)}): leave it out`;
  const turn = TURNS_TEXT.exec(title)?.[0];
  if (turn !== undefined)
    return `holds a mark that turns the direction of text (${codeOfLetter(turn)}): leave it out`;
  if (title.length > LONGEST_LINE) return `is longer than ${LONGEST_LINE} characters: shorten it`;
  return READABLE.test(title) ? undefined : 'has no character that can be read: write a name';
}
