import type { ReactElement } from 'react';
import type { BreakdownKey } from '#evaluation/votes/results/result-table-shape.ts';
import type { Forest } from '#study/figures/forest.ts';
import { Columns } from '../../../../_ui/layout.tsx';
import { Disclosure } from '../../../../_ui/disclosure.tsx';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';

const PARTS = {
  category: 'categories',
  challenge: 'challenges',
  rater: 'raters',
  prompt: 'prompts',
} as const;

/**
 * Net preference in each part of the votes: the first such parting that is asked for open, the others on request,
 * on this page or at an address of their own.
 */
export function ForestPlots({
  slug,
  asked,
  forests,
  others,
}: {
  slug: string;
  /** whether a parting is to be shown at all */
  asked: boolean;
  forests: readonly Forest[];
  others: readonly BreakdownKey[];
}): ReactElement | null {
  const [first, ...closed] = forests;
  if (first === undefined && others.length === 0) return null;
  return (
    <div id="parts">
      <Section
        title={first === undefined ? 'By part' : `By ${forests.map(({ by }) => by).join(', ')}`}
        description={
          first === undefined
            ? 'Net preference of each pair of arms within each part of the votes, a figure for each pair and question.'
            : describe(first, closed.length)
        }
      >
        {first === undefined && asked && (
          <p className="text-ink-muted">The votes cannot be parted by this.</p>
        )}
        {first !== undefined && <Panels forest={first} />}
        {closed.map((forest) => (
          <Disclosure key={forest.by} summary={`By ${forest.by}`} printed>
            <Panels forest={forest} />
          </Disclosure>
        ))}
        <OtherParts slug={slug} keys={others} />
      </Section>
    </div>
  );
}

function describe({ by }: Forest, closed: number): string {
  return `Net preference of the first arm, in percentage points, within each part of the votes. Exploratory: p is of the same test, corrected for false discoveries (Benjamini and Hochberg) over all ${PARTS[by]} and questions${closed === 0 ? '' : ', and so for each figure'}. Of one prompt or one rater alone there is no test.`;
}

function OtherParts({
  slug,
  keys,
}: {
  slug: string;
  keys: readonly BreakdownKey[];
}): ReactElement | null {
  if (keys.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {keys.map((by) => (
        <TextLink key={by} href={`/studies/${slug}/results?by=${by}#parts`}>
          By {by}
        </TextLink>
      ))}
    </p>
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
