'use client';
import type { ReactElement } from 'react';
import { classNames } from '../../_ui/class-names.ts';

import { useWords } from '../../_ui/language.tsx';

const LONG = 90;
const VERY_LONG = 240;

/** The prompt, as text; its place keeps its height, so that the images do not move. */
export function PromptLine({ text, hidden }: { text: string; hidden: boolean }): ReactElement {
  const { voting } = useWords();
  const veryLong = text.length > VERY_LONG;
  return (
    <div className="flex items-center justify-center beside:h-14 low:h-6">
      <div
        {...(veryLong && { tabIndex: 0, role: 'group', 'aria-label': voting.prompt })}
        className={classNames(
          'max-h-28 max-w-wide overflow-y-auto text-center break-words beside:max-h-14 low:max-h-6 low:text-sm',
          veryLong ? 'text-base' : text.length > LONG ? 'text-lg' : 'text-xl',
          hidden && 'invisible',
        )}
      >
        <p>
          <span className="sr-only">{voting.prompt}: </span>
          <bdi>{text}</bdi>
        </p>
      </div>
    </div>
  );
}
