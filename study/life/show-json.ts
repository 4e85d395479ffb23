import { canonicalJson } from '#files/canonical-json.ts';
import type { Json } from './fields-that-differ.ts';

const LONGEST = 70;

/** A value of a document as a sentence quotes it, cut where it is long; `none` for what is not there. */
export function showJson(value: Json): string {
  if (value === null) return 'none';
  const text = canonicalJson(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
