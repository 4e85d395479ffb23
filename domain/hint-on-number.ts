/** Parted by something that is not the end of the number: a point, a space of any kind, or an apostrophe. */
const GROUPED = /^[+-]?\d{1,3}(?:[.\s'’]\d{3})+(?:,\d*)?$|^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d*)?$/u;
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}(?:\.\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$|^[+-]?\d+,$/;

/**
 * What to do about a text that people read as a number and we do not, since another country writes
 * another number so; as the end of a sentence, or the empty string.
 *
 * @param options.isWhole where only a whole number is taken, none with a decimal mark is named
 * @example hintOnNumber('2500,5') // ': its decimal mark is a comma; write 2500.5'
 */
export function hintOnNumber(text: string, { isWhole = false } = {}): string {
  const written = text.trim();
  // no number that is written otherwise would be taken
  if (isWhole && /[.,]\d*$/.test(written) && !/[.,]\d{3}$/.test(written)) return '';
  if (EITHER.test(written)) {
    // without ends of zeros, since 2.500 may be two numbers too
    const [decimal, whole] = [Number(written.replace(',', '.')), written.replace(',', '')];
    return isWhole || written.includes('.')
      ? `: a comma parts its thousands; write ${whole}`
      : `: its comma is a decimal mark or parts its thousands; write ${decimal} or ${whole}`;
  }
  if (DECIMAL_COMMA.test(written))
    return isWhole
      ? ''
      : `: its decimal mark is a comma; write ${plain(written.replace(',', '.'))}`;
  if (!GROUPED.test(written)) return '';
  const digits = /,\d{3},/.test(written)
    ? written.replaceAll(',', '')
    : written.replaceAll(/[.\s'’]/gu, '').replace(',', '.');
  return `: it parts its thousands; write ${plain(digits)}`;
}

function plain(number: string): string {
  return number.replace(/^([+-]?)\./, '$10.').replace(/\.$/, '');
}
