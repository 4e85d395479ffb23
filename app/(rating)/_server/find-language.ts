import { headers } from 'next/headers';
import { cache } from 'react';
import { USUAL_LANGUAGE } from '#domain/words/languages.ts';
import type { Language } from '#domain/words/languages.ts';
import { preferredLanguage } from '#domain/words/preferred-language.ts';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { wordsOf } from '#domain/words/words-of.ts';
import { storedLanguage } from '#study/protocol/stored-language.ts';
import { findGroupLink } from '#study/recruiting/find-group-link.ts';
import { database } from '../../_data/database.ts';
import { PATH_HEADER } from '../../_data/path-header.ts';
import { findInvited } from './find-invited.ts';
import { findRaterOfAnySession } from './find-rater.ts';
import { raterPath } from './rater-path.ts';
import type { RaterPath } from './rater-path.ts';

/**
 * The language of the page that is asked for. Pages of raters speak that of their study, whatever the
 * browser prefers, so that their words and the study's are of one language; where no study is known,
 * the browser's. All other pages speak English.
 */
export const findLanguage = cache(async (): Promise<Language> => {
  const asked = await headers();
  const address = asked.get(PATH_HEADER);
  const path = address === null ? null : raterPath(address);
  if (path === null) return USUAL_LANGUAGE;
  // a page that cannot be read says so itself
  const protocol = await findProtocol(path).catch(() => null);
  return storedLanguage(protocol) ?? preferredLanguage(asked.get('accept-language'));
});

/** What the page that is asked for says of itself. */
export async function findWords(): Promise<RaterWords> {
  return wordsOf(await findLanguage());
}

/** The protocol that a page is about, or of a rater who has left what is known of it; null without any. */
async function findProtocol(path: RaterPath): Promise<unknown> {
  if (path.kind === 'left') return path.language === null ? null : path;
  if (path.kind === 'rater') {
    const found = await findRaterOfAnySession();
    return found && found.rater.study.protocol;
  }
  const { kind, token } = path;
  const found = await (kind === 'invite'
    ? findInvited(token)
    : findGroupLink({ db: database(), token }));
  return found && found.study.protocol;
}
