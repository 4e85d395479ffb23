import type { ReactElement } from 'react';

const rows: readonly (readonly [string, string])[] = [
  ['1 or ←', 'The left image'],
  ['2 or →', 'The right image'],
  ['3 or ↓', 'On par: both are equally good'],
  ['4 or ↑', 'Neither is any good'],
  ['Backspace', 'Take the last answer, or report, back'],
  ['Z', 'Loupe in both images; it follows the pointer, or Shift and the arrows'],
  ['F', 'Hold it: each image in the place of the other; on a touch screen, tap one'],
  ['P', 'Pause'],
  ['R', 'Report this pair and go on'],
  ['?', 'This help'],
];

/** The keys of the voting page. */
export function KeyMap(): ReactElement {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rows.map(([keys, meaning]) => (
        <div key={keys} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-medium whitespace-nowrap">{keys}</dt>
          <dd className="text-ink-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
