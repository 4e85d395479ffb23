import { asSentence } from '#domain/as-sentence.ts';
import { countOf } from '#domain/count-of.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import { formatMarkdown } from '#evaluation/votes/tables/format-markdown.ts';
import type { PrintOptions } from '#evaluation/votes/tables/print-options.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { cardRuntime } from '../runtime/card-runtime.ts';
import type { StudyRuntime } from '../runtime/study-runtime.ts';
import { sayProtocol } from './say-protocol.ts';

/** What a card tells beside the table; a file of votes alone has none of it. */
export type CardGround = {
  protocol: Protocol;
  /** sha256 that was stamped at opening; null before */
  frozen_sha256: string | null;
  runtime: StudyRuntime;
};

/**
 * The Evaluation section of a model card: what was found in prose, how it was measured, the table in the
 * card's form, seconds per image, and the limits of it all.
 */
export function formatModelCard(
  table: ResultTable,
  ground: CardGround | null,
  options: PrintOptions = {},
): string {
  const paragraphs = (texts: readonly string[]): string =>
    texts.map((text) => escapeMarkdown(text)).join('\n\n');
  // the sentences open the section, and need not stand under the table again
  const printed = formatMarkdown({ ...table, findings: [], breakdown: null }, options).trimEnd();
  const runtime = ground && cardRuntime(ground.runtime, ground.protocol.arms);
  return (
    [
      '## Evaluation',
      paragraphs([
        'The metric is what people prefer, asked side by side.',
        ...table.findings.map(({ sentence }) => sentence),
      ]),
      '### Protocol',
      paragraphs(ground === null ? [sayVotes(table)] : protocolOf(ground, table)),
      '### Results',
      printed,
      ...(runtime === null ? [] : ['### Runtime', runtime]),
      '### Limits',
      limitsOf(table, ground)
        .map((limit) => `- ${escapeMarkdown(asSentence(limit))}`)
        .join('\n'),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function protocolOf({ protocol, frozen_sha256 }: CardGround, table: ResultTable): string[] {
  const frozen =
    frozen_sha256 === null ? [] : [`The sha256 of what was fixed is ${frozen_sha256}.`];
  return [...sayProtocol(protocol, table), ...frozen];
}

function sayVotes({ questions, balance }: ResultTable): string {
  const trials = balance === null ? '' : `; ${countOf(balance.trials, 'trial')} in all`;
  const sizes = questions.map(
    ({ title, n, raters, prompts }) =>
      `${title}: ${countOf(n, 'vote')} by ${countOf(raters, 'rater')} on ${countOf(prompts, 'prompt')}`,
  );
  return `From a file of votes, whose protocol is not at hand. ${sizes.join('; ')}${trials}.`;
}

function limitsOf(table: ResultTable, ground: CardGround | null): string[] {
  const { exclusion, alpha, questions } = table;
  const prompts = Math.max(...questions.map((question) => question.prompts));
  const raters = Math.max(...questions.map((question) => question.raters));
  const unsettled = table.findings.filter(({ pairs }) =>
    pairs.some(({ verdict }) => verdict === 'not settled' || verdict === 'not estimable'),
  );
  return [
    `It is about images of ${countOf(prompts, 'prompt')} as ${countOf(raters, 'rater')} saw them; intervals allow for other prompts and raters like these, and for no others`,
    `Tests are at level ${alpha}; what is not settled is not shown to be equal${unsettled.length === 0 ? '' : `, which is so of: ${unsettled.map(({ title }) => title).join('; ')}`}`,
    ...(exclusion === null
      ? []
      : [`${countOf(exclusion.raters.length, 'rater')} left out by the declared rule`]),
    ...(ground === null || ground.runtime.rows.length === 0
      ? []
      : ['Seconds per image are of the device named, and of no other']),
    ...table.warnings,
  ];
}
