import type { ReactElement } from 'react';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { PowerPoint, PowerResult } from '#study/power/power-result.ts';
import { CurvePlot, type CurvePoint } from '../../../_ui/curve-plot.tsx';
import { Columns, Live, Prose, Stack } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { Fold } from '../../../_ui/fold.tsx';
import { ExpectedForm } from './expected-form.tsx';
import { powerHeadline } from './power-headline.ts';
import type { PowerState } from './use-power-estimate.ts';
import type { WordedPower } from './worded-power.ts';

/** What the study of the protocol can find, if raters answer as is expected. */
export function PowerEstimate({
  state,
  expected,
  onExpected,
}: {
  state: PowerState;
  /** null while a field holds nothing that can be meant */
  expected: ExpectedVotes | null;
  onExpected: (expected: ExpectedVotes | null) => void;
}): ReactElement {
  const { result, isCurrent } = state;
  return (
    <Fold
      title="What this study can find"
      summary={result === null ? undefined : powerHeadline(result, state)}
      description="By simulating studies of the protocol as it stands, each tested as its result will be, if raters answer as you expect."
    >
      <ExpectedForm onChange={onExpected} />
      <Live>
        {expected === null && (
          <Notice tone="caution" title="What is expected cannot be meant so">
            Shares are from 0 to 99%, at least 51% for the better arm, and some votes must be left
            that prefer an arm.
          </Notice>
        )}
        {expected !== null && result === null && (
          <Prose muted>
            {isCurrent
              ? 'No estimate could be made.'
              : 'An estimate follows once the protocol can be carried out.'}
          </Prose>
        )}
        {expected !== null && result !== null && <Found result={result} state={state} />}
      </Live>
      {result !== null && <Curves result={result} />}
    </Fold>
  );
}

function Found({ result, state }: { result: WordedPower; state: PowerState }): ReactElement {
  const { design, notTestable, formula, simulation, detectable } = result.words;
  return (
    <Notice tone={notTestable === null ? 'neutral' : 'danger'} title={powerHeadline(result, state)}>
      <Stack gap="small">
        {[design, notTestable, simulation, detectable, notTestable === null ? formula : null]
          .filter((sentence) => sentence !== null)
          .map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
      </Stack>
    </Notice>
  );
}

function Curves({ result }: { result: PowerResult }): ReactElement | null {
  const { curve, design, formula, studies_a_point: studies } = result;
  if (curve.raters.length + curve.prompts.length === 0) return null;
  return (
    <>
      <Columns>
        <CurvePlot
          title="Power by raters"
          unit="raters"
          wanted={formula.power}
          points={curve.raters.map((point) => pointOf(point, 'raters', design.raters))}
        />
        <CurvePlot
          title="Power by prompts"
          unit="prompts"
          wanted={formula.power}
          points={curve.prompts.map((point) => pointOf(point, 'prompts', design.prompts))}
        />
      </Columns>
      <Prose
        muted
      >{`${studies} simulated studies a point; the broken line is ${percent(formula.power)}.`}</Prose>
    </>
  );
}

function pointOf(point: PowerPoint, what: 'raters' | 'prompts', declared: number): CurvePoint {
  const number = point[what];
  return { label: String(number), share: point.power_clustered, isDeclared: number === declared };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
