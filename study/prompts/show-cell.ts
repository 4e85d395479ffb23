import type { PromptMetadata } from './prompt-record.ts';

const LONGEST = 600;

/** A value of a prompt's file as a table shows it, cut where it would fill the page. */
export function showCell(value: PromptMetadata[string] | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()} …`;
}
