import type { ReactElement } from 'react';
import type { FailedSample } from '#generator/progress/list-failures.ts';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { Stack } from '../../../_ui/layout.tsx';
import { Table } from '../../../_ui/table.tsx';
import type { Column } from '../../../_ui/table.tsx';
import { retryFailedAction } from './retry-failed-action.ts';

const columns: Column<FailedSample>[] = [
  { key: 'arm', header: 'Arm', rowHeader: true, cell: ({ arm }) => arm },
  {
    key: 'prompt',
    header: 'Prompt',
    cell: ({ prompt_index, prompt }) => `${prompt_index}: ${prompt}`,
  },
  { key: 'replicate', header: 'Replicate', cell: ({ replicate }) => replicate },
  { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
];

/** The images that could not be made, and a button that has them made again. */
export function FailureTable({
  slug,
  runId,
  failures,
  failed,
  canRetry,
}: {
  slug: string;
  runId: string;
  failures: readonly FailedSample[];
  /** all that failed; the table may show fewer */
  failed: number;
  canRetry: boolean;
}): ReactElement {
  const rest = failed - failures.length;
  return (
    <Stack>
      <Table
        caption={rest > 0 ? `The first ${failures.length} of ${failed}` : 'Failed images'}
        captionHidden={rest <= 0}
        columns={columns}
        rows={failures}
        rowKey={({ sample }) => sample}
      />
      {canRetry && (
        <ConfirmDialog
          trigger="Make failed images again"
          title="Make the failed images again?"
          confirm="Make them again"
          action={retryFailedAction.bind(null, { slug, runId })}
        >
          <p>A worker takes them up within seconds. What is made stays as it is.</p>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
