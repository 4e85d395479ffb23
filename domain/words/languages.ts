/** The languages that raters' pages speak, as BCP 47 names them. */
export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of studies that name none. */
export const USUAL_LANGUAGE: Language = 'en';

/** Which way each is read. What is left and right of two images is a place, and no matter of reading. */
export const DIRECTIONS: Record<Language, 'ltr' | 'rtl'> = { en: 'ltr', de: 'ltr', ar: 'rtl' };
