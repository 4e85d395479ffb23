import type { ReactElement } from 'react';
import { Code } from './code.tsx';

/** A text in which what stands between `backticks` is typed as it stands. */
export function WithCode({ text }: { text: string }): ReactElement {
  return (
    <>{text.split('`').map((part, i) => (i % 2 === 1 ? <Code key={i}>{part}</Code> : part))}</>
  );
}
