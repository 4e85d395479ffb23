import type { ReactElement } from 'react';
import type { SampleDetail } from '../../../../_data/read-sample.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { Row } from '../../../../_ui/layout.tsx';
import { TextAreaField } from '../../../../_ui/text-area-field.tsx';
import { excludeComparisonAction } from './exclude-comparison-action.ts';
import { releaseSampleAction } from './release-sample-action.ts';

/** What an owner can decide about an image: to let it past the gate, or to leave its comparison out. */
export function SampleActions({
  slug,
  sample,
}: {
  slug: string;
  sample: SampleDetail;
}): ReactElement {
  const comparisons = [...sample.asA, ...sample.asB];
  return (
    <Row>
      {sample.held && (
        <ConfirmDialog
          trigger="Release image"
          title="Let this image past the content gate?"
          confirm="Release image"
          action={releaseSampleAction.bind(null, slug, sample.id)}
        >
          <p>Raters may then see it. In a study that has opened this is a deviation.</p>
          <TextAreaField label="Reason" name="reason" required />
        </ConfirmDialog>
      )}
      {comparisons.map(({ id, number, excluded }) =>
        excluded ? (
          <p key={id}>{`Comparison ${number} is excluded.`}</p>
        ) : (
          <ConfirmDialog
            key={id}
            trigger={`Exclude comparison ${number}`}
            title={`Exclude comparison ${number}?`}
            confirm="Exclude comparison"
            danger
            action={excludeComparisonAction.bind(null, slug, id)}
          >
            <p>
              It is not shown to raters any more, and cannot be brought back. Votes that were given
              stay on record. In a study that has opened this is a deviation.
            </p>
            <TextAreaField label="Reason" name="reason" required />
          </ConfirmDialog>
        ),
      )}
    </Row>
  );
}
