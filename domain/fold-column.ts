import { foldName } from './fold-name.ts';

/**
 * The name of a column as tools spell it in many ways: without case, and with one space for what parts
 * its words.
 *
 * @example foldColumn('leftModel') === foldColumn('Left-model') && foldColumn('LEFT_MODEL ') === 'left model'
 */
export function foldColumn(name: string): string {
  return foldName(name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|\p{Pd}/gu, ' '));
}
