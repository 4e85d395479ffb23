import { z } from 'zod';
import { LANGUAGES, USUAL_LANGUAGE } from '#domain/words/languages.ts';
import type { Language } from '#domain/words/languages.ts';

const stored = z.looseObject({ language: z.enum(LANGUAGES).default(USUAL_LANGUAGE) });

/**
 * The language of the protocol of a study's row, also where nothing else of it can be read; null where
 * not even that.
 */
export function storedLanguage(protocol: unknown): Language | null {
  const read = stored.safeParse(protocol);
  return read.success ? read.data.language : null;
}
