import { instantOf, isMoment } from '#domain/moment.ts';
import { hintOnNumber } from '#domain/hint-on-number.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';

const NUMBER = /^\d{1,16}(?:\.\d+)?$/;
/** More is no number of seconds of this age, but of milliseconds. */
const MOST_SECONDS = 1e11;

/**
 * A time as `Date.toISOString` writes it: from seconds or milliseconds since 1970, or from ISO 8601. A
 * time without a zone is taken for UTC.
 *
 * @throws UserError with the line when it is no time of the calendar
 */
export function readTime(text: string, { file, line }: { file: string; line: number }): string {
  if (NUMBER.test(text)) {
    const value = Number(text);
    const date = new Date(value > MOST_SECONDS ? value : value * 1000);
    if (date.getUTCFullYear() >= 1990 && date.getUTCFullYear() < 2200) return date.toISOString();
  } else if (isMoment(text)) {
    return new Date(instantOf(text)).toISOString();
  }
  throw new UserError(
    `${file}, line ${line}: ${showValue(text)} is no time of the calendar${hintOnNumber(text)}; write it as 2026-01-31T09:30:00Z, or as seconds since 1970.`,
    { code: 'votes-import' },
  );
}
