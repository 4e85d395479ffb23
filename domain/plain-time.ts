/** Where the parts of a time stand that is written as `2026-01-31T09:30:00.000Z`. */
const SECOND_END = 19;
const SHORTEST = SECOND_END + 1;
const LONGEST = SECOND_END + 5;

const [DASH, COLON, POINT, T, Z] = [45, 58, 46, 84, 90];
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MILLISECONDS_OF_DAY = 86_400_000;

/**
 * Milliseconds since 1970 of a time between two places of bytes, where it is written as
 * `Date.toISOString` does (up to three decimals of a second, or none) and on a day that the calendar has;
 * undefined for anything else. Each such time is a moment too (`isMoment`); a file may have four million
 * of them, and this is the quick way to one.
 */
export function plainTime(bytes: DataView, start: number, end: number): number | undefined {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST || length === SHORTEST + 1) return undefined;
  if (bytes.getUint8(start + 10) !== T || bytes.getUint8(end - 1) !== Z) return undefined;
  if (bytes.getUint8(start + 4) !== DASH || bytes.getUint8(start + 7) !== DASH) return undefined;
  if (bytes.getUint8(start + 13) !== COLON || bytes.getUint8(start + 16) !== COLON)
    return undefined;
  const year = 100 * twoDigits(bytes, start) + twoDigits(bytes, start + 2);
  const day = dayNumber(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8));
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  const thousandths = fraction(bytes, start + SECOND_END, end - 1);
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  const time = day * MILLISECONDS_OF_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
  const sum = time + thousandths;
  return Number.isNaN(sum) ? undefined : sum;
}

/** The number that two digits are; NaN where they are none. */
function twoDigits(bytes: DataView, place: number): number {
  const tens = bytes.getUint8(place) - 48;
  const ones = bytes.getUint8(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN;
}

/** Thousandths of a second, from nothing or a point and up to three digits; NaN for anything else. */
function fraction(bytes: DataView, start: number, end: number): number {
  if (start === end) return 0;
  if (bytes.getUint8(start) !== POINT) return NaN;
  let value = 0;
  let unit = 100;
  for (let place = start + 1; place < end; place++) {
    const digit = bytes.getUint8(place) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value += unit * digit;
    unit /= 10;
  }
  return value;
}

/** Days since 1970 (Hinnant, chrono-compatible date algorithms); NaN for a day that is not there. */
function dayNumber(year: number, month: number, day: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = DAYS_OF_MONTH[month - 1];
  if (days === undefined || !(day >= 1)) return NaN;
  if (day > days && !(day === 29 && month === 2 && isLeap)) return NaN;
  // years begin in March, so that the leap day is the last
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}
