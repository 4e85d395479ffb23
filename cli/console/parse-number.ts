import { InvalidArgumentError } from 'commander';

/** Reads a flag's whole number, zero or more. */
export function parseWhole(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(value)) return value;
    throw new InvalidArgumentError(`${flag} must be a whole number, zero or more.`);
  };
}

/** Reads a flag's list of whole numbers, parted by commas; one given twice counts once. */
export function parseWholes(flag: string): (text: string) => number[] {
  const parse = parseWhole(flag);
  return (text) => [...new Set(text.split(',').map((part) => parse(part.trim())))];
}

/** Reads a flag's finite number. */
export function parseDecimal(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`${flag} must be a number.`);
  };
}
