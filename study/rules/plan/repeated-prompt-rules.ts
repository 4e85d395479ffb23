import { countOf } from '#domain/count-of.ts';
import { foldName } from '#domain/fold-name.ts';
import { present } from '#domain/present.ts';
import { showValue } from '#domain/show-value.ts';
import type { Path } from '../../protocol/finding.ts';
import { warn, type PlanRule } from '../rule.ts';

/** Prompts are different texts: one that is drawn twice counts as two, and is one. */
export const repeatedPromptRules: PlanRule = ({ protocol, prompts }) => {
  const { ids, set } = protocol.prompts;
  const groups = [...Map.groupBy(prompts, ({ text }) => foldName(text)).values()];
  const repeated = groups.flatMap(([first, ...others]) =>
    others.map((again) => ({ first: present(first, 'the first of a text'), again })),
  );
  const say = ({ first, again }: (typeof repeated)[number]): string =>
    `${again.index} of ${set}, whose text ${showValue(again.text)} is that of prompt ${first.index}: raters judge one prompt twice, and intervals count it as two`;
  if (ids !== undefined) {
    return repeated.map((pair) => {
      const path: Path = ['prompts', 'ids', ids.indexOf(pair.again.index)];
      return warn(path, `takes prompt ${say(pair)}`);
    });
  }
  const [pair, ...more] = repeated;
  if (pair === undefined) return [];
  const others = more.length === 0 ? '' : `; so it is with ${countOf(more.length, 'more prompt')}`;
  return [
    warn(['prompts'], `takes prompt ${say(pair)}${others}; mend the set, or name prompts by ids`),
  ];
};
