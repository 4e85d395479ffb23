import { wordsOf } from '#domain/words/words-of.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { withdrawalRule } from './withdrawal-rule.ts';

/**
 * What a rater agrees to, word for word, so that what is shown is what is kept: the protocol's text,
 * and what the protocol does with a rater's answers, name and address, in the language of the study.
 */
export function consentText(protocol: Protocol): string {
  const { consent: words } = wordsOf(protocol.language);
  const { consent = words.plain, raters, screening } = protocol;
  const { retention_days: days } = raters;
  const paragraphs = [
    consent.trim(),
    ...(screening === undefined ? [] : [words.screening]),
    ...(raters.panel?.series === undefined ? [] : [words.series]),
    words[withdrawalRule(protocol)],
  ];
  if (days !== undefined) paragraphs.push(words.erased(days));
  return paragraphs.join('\n\n');
}
