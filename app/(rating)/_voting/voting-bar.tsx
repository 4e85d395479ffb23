'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { useWords } from '../../_ui/language.tsx';
import { Progress } from '../../_ui/progress.tsx';
import { KeyCap } from './key-cap.tsx';

export type VotingTool = {
  label: string;
  keyCap: string;
  onUse: () => void;
  disabled?: boolean;
  pressed?: boolean;
};

/** The bar above the images: how far the rater is, what waits, and the tools. */
export function VotingBar({
  done,
  total,
  note,
  sign,
  remark,
  tools,
}: {
  /** trials that are over, and all */
  done: number;
  total: number;
  note: string;
  /** something to know about the votes, such as how many wait */
  sign: string | null;
  /** what the rater did last, where it is out of sight */
  remark: string | null;
  tools: readonly VotingTool[];
}): ReactElement {
  const { voting } = useWords();
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="w-48 low:w-40">
        <Progress label={voting.trial} value={done} max={total} note={note} />
      </div>
      <p role="status" className="text-sm font-medium text-caution">
        {sign}
      </p>
      <p role="status" className="text-sm text-ink-muted">
        {sign === null && remark}
      </p>
      <div
        role="toolbar"
        aria-label={voting.tools}
        className="ms-auto flex flex-wrap low:[&_button]:px-1.5 low:[&_kbd]:hidden max-sm:-mx-1 max-sm:[&_button]:px-1"
      >
        {tools.map(({ label, keyCap, onUse, disabled, pressed }) => (
          <Button
            key={label}
            variant="quiet"
            onClick={onUse}
            disabled={disabled === true}
            aria-pressed={pressed}
          >
            {label}
            <KeyCap>{keyCap}</KeyCap>
          </Button>
        ))}
      </div>
    </header>
  );
}
