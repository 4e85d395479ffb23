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

/** A moment, in UTC, the same for everyone who reads it. */
export function Time({
  at,
  language = USUAL_LANGUAGE,
}: {
  at: Date;
  language?: Language;
}): ReactElement {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {forms[language].format(at)} UTC
    </time>
  );
}
