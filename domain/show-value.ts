import { printable } from './printable.ts';

const LONGEST = 60;

/**
 * A value as a message quotes it: short, and told apart from words of ours.
 *
 * @example showValue('ddimm') // '"ddimm"'
 */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  const whole = JSON.stringify(value);
  const short = whole.length <= LONGEST ? whole : `${JSON.stringify(value.slice(0, LONGEST))} …`;
  return printable(short);
}
