/** A difference with three digits and its sign: `+4.00`, `−0.123`. */
export function printSigned(value: number): string {
  const text = value.toPrecision(3).replace('-', '−');
  return value > 0 ? `+${text}` : text;
}
