import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { USUAL_LANGUAGE } from '#domain/words/languages.ts';
import type { Language } from '#domain/words/languages.ts';

const TAGS: Record<Language, string> = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' };

const formOf = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(TAGS[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });

const forms: Record<Language, Intl.DateTimeFormat> = {
  en: formOf('en'),
  de: formOf('de'),
  ar: formOf('ar'),
};

/** Between the day and the time of it, which in a narrow place may stand in two lines. */
const BETWEEN = /(?<=[,،]) /;

/** A moment, in UTC, the same for everyone who reads it. */
export function Time({
  at,
  language = USUAL_LANGUAGE,
}: {
  at: Date;
  language?: Language;
}): ReactElement {
  const parts = `${forms[language].format(at)} UTC`.split(BETWEEN);
  return (
    <time dateTime={at.toISOString()}>
      {parts.map((part, place) => (
        <Fragment key={part}>
          {place > 0 && ' '}
          <span className="whitespace-nowrap">{part}</span>
        </Fragment>
      ))}
    </time>
  );
}
