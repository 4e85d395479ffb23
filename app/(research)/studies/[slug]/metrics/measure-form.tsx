import type { ReactElement } from 'react';
import type { NamedArm } from '../../../../_data/read-arms.ts';
import { metricWords } from '#study/results/metric-words.ts';
import { AskingForm } from '../../../../_ui/asking-form.tsx';
import { CheckGroup } from '../../../../_ui/check-group.tsx';
import { Code } from '../../../../_ui/code.tsx';
import { Panel } from '../../../../_ui/layout.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import { measureAction } from './measure-action.ts';

const USUAL = ['fid', 'kid'];

/** Asks what the images of each arm are measured against, and by which metrics. */
export function MeasureForm({
  slug,
  arms,
  references,
  metrics,
}: {
  slug: string;
  arms: readonly NamedArm[];
  references: readonly string[];
  metrics: readonly string[];
}): ReactElement {
  const options = [
    ...references.map((name) => ({ value: `reference:${name}`, label: `${name} (kept)` })),
    ...arms.map(({ key, label }) => ({ value: `arm:${key}`, label: `${label} (arm)` })),
  ];
  return (
    <Panel>
      <AskingForm action={measureAction.bind(null, slug)} submit="Measure images">
        <SelectField label="Against" name="against" options={options} />
        <CheckGroup
          label="Metrics"
          name="metric"
          options={metrics.map((value) => ({ value, label: metricWords(value).label }))}
          chosen={USUAL}
        />
        <p className="max-w-prose text-sm text-ink-muted">
          Keep a reference by <Code>onpar stats FOLDER --name coco</Code>: its statistics allow FID,
          FID∞, Inception Score and Vendi score. The others compare images with images, such as
          those of another arm.
        </p>
      </AskingForm>
    </Panel>
  );
}
