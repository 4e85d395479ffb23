'use client';
import type { KeyboardEvent, ReactElement } from 'react';
import type { ReportReason } from '#study/voting/report-input.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { KeyCap } from './key-cap.tsx';

const reasons: readonly { reason: ReportReason; label: string; keyCap: string }[] = [
  { reason: 'offensive', label: 'Something here is offensive', keyCap: '1' },
  { reason: 'broken_image', label: 'An image is broken', keyCap: '2' },
  { reason: 'unclear_prompt', label: 'The prompt is unclear', keyCap: '3' },
  { reason: 'other', label: 'Something else', keyCap: '4' },
];

/** Asks why a trial is reported. */
export function ReportDialog({
  open,
  onClose,
  onReport,
}: {
  open: boolean;
  onClose: () => void;
  onReport: (reason: ReportReason) => void;
}): ReactElement {
  const press = (event: KeyboardEvent): void => {
    const chosen = reasons.find(({ keyCap }) => keyCap === event.key);
    if (!chosen || event.repeat) return;
    // the page listens too, and the window is closed by then: the digit would answer the next pair
    event.preventDefault();
    onReport(chosen.reason);
  };
  return (
    <Dialog
      title="Report this pair"
      description="The researchers are told, and you go on with the next pair."
      open={open}
      onOpenChange={(next) => next || onClose()}
    >
      <div className="flex flex-col gap-2" onKeyDown={press}>
        {reasons.map(({ reason, label, keyCap }) => (
          <Button key={reason} size="large" onClick={() => onReport(reason)}>
            {label}
            <KeyCap>{keyCap}</KeyCap>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
