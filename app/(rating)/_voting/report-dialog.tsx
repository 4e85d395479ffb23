'use client';
import type { KeyboardEvent, ReactElement } from 'react';
import type { ReportReason } from '#study/voting/report-input.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { useWords } from '../../_ui/language.tsx';
import { KeyCap } from './key-cap.tsx';

const reasons: readonly { reason: ReportReason; keyCap: string }[] = [
  { reason: 'offensive', keyCap: '1' },
  { reason: 'broken_image', keyCap: '2' },
  { reason: 'unclear_prompt', keyCap: '3' },
  { reason: 'other', keyCap: '4' },
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
  const { report } = useWords();
  const press = (event: KeyboardEvent): void => {
    const chosen = reasons.find(({ keyCap }) => keyCap === event.key);
    if (!chosen || event.repeat) return;
    // the page listens too, and the window is closed by then: the digit would answer the next pair
    event.preventDefault();
    onReport(chosen.reason);
  };
  return (
    <Dialog
      title={report.title}
      description={report.text}
      open={open}
      onOpenChange={(next) => next || onClose()}
    >
      <div className="flex flex-col gap-2" onKeyDown={press}>
        {reasons.map(({ reason, keyCap }) => (
          <Button key={reason} size="large" onClick={() => onReport(reason)}>
            {report[reason]}
            <KeyCap>{keyCap}</KeyCap>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
