const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)`;

const MOMENT = new RegExp(String.raw`^${DATE}[T ]${CLOCK}(?::[0-5]\d(?:\.\d{1,9})?)?${ZONE}?$`);
const ZONED = new RegExp(`(${ZONE})$`);

/**
 * Whether it is a date and time (ISO 8601; a space may stand for the T, and seconds and zone may be
 * left out), on a day that the calendar has.
 */
export function isMoment(text: string): boolean {
  return MOMENT.test(text) && isDay(text);
}

/**
 * How long it is from one moment to another, in milliseconds; NaN where it cannot be told, because one
 * has a zone and the other has none. Two without a zone are read by one clock that is never put forward
 * or back: what a file says is the same wherever it is read.
 */
export function millisecondsBetween(one: string, other: string): number {
  if (one === other) return 0;
  if (ZONED.test(one) !== ZONED.test(other)) return NaN;
  return instantOf(other) - instantOf(one);
}

/** A moment in milliseconds since 1970, whatever zone the machine is in: without a zone it is UTC's. */
export function instantOf(text: string): number {
  const ofDay = text.replace(' ', 'T').replace(ZONED, '');
  return Date.parse(`${ofDay}Z`) - offsetOf(text);
}

/** How far the zone that a moment ends with is ahead of the world's time, in milliseconds. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const ahead = (60 * Number(hours) + Number(minutes)) * 60_000;
  return sign === '-' ? -ahead : ahead;
}

/** Whether the date that the text begins with is in the calendar: 30 February is not. */
function isDay(text: string): boolean {
  // every month has the days up to 28
  if (text.charCodeAt(8) < TWO || (text.charCodeAt(8) === TWO && text.charCodeAt(9) < NINE))
    return true;
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)];
  if (month === '02') return day === '29' && isLeapYear(Number(year));
  return day !== '31' || !SHORT_MONTHS.has(month);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Months of 30 days. */
const SHORT_MONTHS = new Set(['04', '06', '09', '11']);

const TWO = '2'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
