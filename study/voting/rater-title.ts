import { wordsOf } from '#domain/words/words-of.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** What a study is called before raters: never by its name, which may name its arms. */
export function raterTitle(protocol: Pick<Protocol, 'language' | 'rater_title'>): string {
  const { language, rater_title: title = wordsOf(language).plain.title } = protocol;
  return title;
}
