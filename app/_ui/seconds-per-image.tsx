import type { ReactElement } from 'react';
import type { SecondsPerImage } from '#study/runtime/seconds-per-image.ts';
import { formatCount } from '#domain/format-count.ts';

/** What images took, a line for each arm, number of steps and device; nothing known is said. */
export function SecondsPerImageList({ rows }: { rows: readonly SecondsPerImage[] }): ReactElement {
  if (rows.length === 0) return <>not measured</>;
  return (
    <ul className="flex flex-col gap-1">
      {rows.map((row) => (
        <li key={`${row.arm} ${row.steps} ${row.device}`}>{sayRow(row)}</li>
      ))}
    </ul>
  );
}

function sayRow({ arm, steps, device, seconds, images }: SecondsPerImage): string {
  const whose = arm === null ? '' : `${arm}: `;
  const count = images === 1 ? '1 image' : `${formatCount(images)} images`;
  return `${whose}${seconds.toPrecision(3)} s at ${steps} steps on ${device}, median of ${count}`;
}
