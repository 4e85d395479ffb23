import { InvalidArgumentError } from 'commander';
import { hintOnNumber } from '#domain/hint-on-number.ts';
import { parseNames } from './parse-names.ts';

/** Reads a flag's whole number, zero or more. */
export function parseWhole(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(value)) return value;
    throw new InvalidArgumentError(
      `${flag} must be a whole number, zero or more${hintOnNumber(text, { isWhole: true })}.`,
    );
  };
}

/** Reads a whole number within these bounds, written in digits alone. */
export function parseWholeBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `Give a whole number from ${least} to ${most}${hintOnNumber(text, { isWhole: true })}.`,
    );
  };
}

/** Reads a flag's list of whole numbers, parted by commas. */
export function parseWholes(flag: string): (text: string) => number[] {
  const parse = parseWhole(flag);
  return (text) => parseNames(parseNames(text).map(parse).join(',')).map(Number);
}

/** A decimal number as people write one: no hexadecimal, and nothing that is infinite. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a flag's finite number. */
export function parseDecimal(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (DECIMAL.test(text.trim()) && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`${flag} must be a number${hintOnNumber(text)}.`);
  };
}
