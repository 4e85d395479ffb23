'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { classNames } from '../../_ui/class-names.ts';
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

/** On a phone it covers how far the rater is, so that the images below do not move when it comes or goes. */
const statusClass =
  'text-sm max-sm:absolute max-sm:inset-x-0 max-sm:top-0 max-sm:bg-canvas max-sm:text-xs max-sm:not-empty:min-h-9';

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
    <header className="relative flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="w-48 low:w-40">
        <Progress label={voting.trial} value={done} max={total} note={note} />
      </div>
      <p role="status" className={classNames(statusClass, 'font-medium text-caution')}>
        {sign}
      </p>
      <p role="status" className={classNames(statusClass, 'text-ink-muted')}>
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
