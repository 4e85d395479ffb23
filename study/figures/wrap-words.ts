import { cutText } from './cut-text.ts';

/**
 * A text in lines of at most so many letters, parted between words; a longer word stands on a line of its
 * own, cut.
 */
export function wrapWords(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && lengthOf(longer) <= letters) lines[lines.length - 1] = longer;
    else lines.push(cutText(word, letters));
  }
  return lines;
}

function lengthOf(text: string): number {
  return [...text].length;
}
