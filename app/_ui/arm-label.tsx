import type { ReactElement } from 'react';
import { ArmMark } from './arm-mark.tsx';

/** The printed name of an arm with its sign. */
export function ArmLabel({ position, label }: { position: number; label: string }): ReactElement {
  return (
    <span className="inline-flex max-w-full items-baseline gap-2">
      <span className="relative top-px">
        <ArmMark position={position} />
      </span>
      <span className="min-w-0">{label}</span>
    </span>
  );
}
