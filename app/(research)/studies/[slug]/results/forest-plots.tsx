import type { ReactElement } from 'react';
import type { Forest } from '#study/figures/forest.ts';
import { Columns } from '../../../../_ui/layout.tsx';
import { Disclosure } from '../../../../_ui/disclosure.tsx';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import { Section } from '../../../../_ui/section.tsx';

const PARTS = {
  category: 'categories',
  challenge: 'challenges',
  rater: 'raters',
  prompt: 'prompts',
} as const;

/** Net preference in each part of the votes: the first such parting open, the others on request. */
export function ForestPlots({ forests }: { forests: readonly Forest[] }): ReactElement | null {
  const [first, ...others] = forests;
  if (first === undefined) return null;
  return (
    <Section
      title={`By ${forests.map(({ by }) => by).join(', ')}`}
      description={`Net preference of the first arm, in percentage points, within each part of the votes. Exploratory: p is of the same test, corrected for false discoveries (Benjamini and Hochberg) over all ${PARTS[first.by]} and questions${others.length === 0 ? '' : ', and so for each figure'}.`}
    >
      <Panels forest={first} />
      {others.map((forest) => (
        <Disclosure key={forest.by} summary={`By ${forest.by}`}>
          <Panels forest={forest} />
        </Disclosure>
      ))}
    </Section>
  );
}

function Panels({ forest }: { forest: Forest }): ReactElement {
  return (
    <Columns>
      {forest.panels.map(({ key, ...content }) => (
        <IntervalPlot key={key} content={content} />
      ))}
    </Columns>
  );
}
