import type { ReactElement } from 'react';
import { UNDER_WAY } from '#study/measurements/under-way.ts';
import type { MeasurementRow } from '../../../../_data/read-measurements.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { Row, Stack } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Progress } from '../../../../_ui/progress.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { TimedRefresh } from '../../../../_ui/timed-refresh.tsx';
import { stopMeasurementAction } from './stop-measurement-action.ts';

/** The measurements that are under way, and what the last one could not do. */
export function MeasurementList({
  slug,
  mayStop,
  measurements,
}: {
  slug: string;
  mayStop: boolean;
  measurements: readonly MeasurementRow[];
}): ReactElement | null {
  const live = measurements.filter(({ state }) => UNDER_WAY.includes(state));
  const [last] = measurements;
  return (
    <>
      {live.length > 0 && (
        <Section title="Under way">
          <TimedRefresh seconds={2} />
          {live.map((one) => (
            <Stack key={one.id} gap="small">
              <Progress
                label={one.what}
                value={one.done}
                max={one.total}
                note={noteOf(one)}
                active={one.state === 'running'}
              />
              {mayStop && (
                <Row>
                  <ConfirmDialog
                    trigger="Stop"
                    title="Stop measuring?"
                    confirm="Stop measuring"
                    action={stopMeasurementAction.bind(null, { slug, measurementId: one.id })}
                  >
                    <p>Nothing of it is kept. What was measured before stays.</p>
                  </ConfirmDialog>
                </Row>
              )}
            </Stack>
          ))}
        </Section>
      )}
      {last?.state === 'failed' && (
        <Notice tone="danger" title={`Not measured: ${last.what}`}>
          {last.note}
        </Notice>
      )}
      {last?.state === 'done' && last.note !== undefined && (
        <Notice tone="caution" title={`Measured in part: ${last.what}`}>
          {last.note}
        </Notice>
      )}
    </>
  );
}

function noteOf({ state, done, total }: MeasurementRow): string {
  if (state === 'queued') return 'waits for a worker';
  if (total === 0) return 'opens the network';
  return done === total ? 'computes the metrics' : `${done} of ${total} images`;
}
