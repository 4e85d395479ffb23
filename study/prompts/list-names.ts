import { showCell } from './show-cell.ts';

const MOST_NAMED = 30;

/** Names of columns for a sentence, each cut and the last of many only counted. */
export function listNames(names: readonly string[], show = (name: string): string => name): string {
  const named = names.slice(0, MOST_NAMED).map((name) => show(showCell(name)));
  const more = names.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
