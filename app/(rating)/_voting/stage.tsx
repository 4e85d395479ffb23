'use client';
import type { ReactElement, ReactNode } from 'react';
import type { LoupePoint } from './loupe-point.ts';
import { Pair } from './pair.tsx';
import type { Trial } from './trial.ts';
import type { LoadedPairs } from './use-loaded-pairs.ts';

/**
 * Where images are judged: a grey without hue, the pair that is shown, and those that come next,
 * ready behind it. `children` take the place of the pair.
 */
export function Stage({
  trials,
  shownId,
  ratio,
  loaded,
  loupe,
  onLoupe,
  flipped,
  onFlip,
  children,
}: {
  /** the trial to show, and those to fetch ahead */
  trials: readonly Trial[];
  shownId: string | null;
  ratio: number;
  loaded: LoadedPairs;
  loupe: LoupePoint | null;
  onLoupe: (point: LoupePoint) => void;
  /** each image of the shown pair in the place of the other */
  flipped: boolean;
  onFlip: () => void;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="grid flex-1 rounded-md bg-image-surround p-2 beside:min-h-0">
      <div
        className="col-start-1 row-start-1 grid min-h-40 place-content-stretch [container-type:size] beside:min-h-0"
        style={{ '--pair-ratio': ratio }}
      >
        {trials.map((trial) => (
          <Pair
            key={trial.id}
            trial={trial}
            shown={trial.id === shownId}
            ratio={ratio}
            loupe={loupe}
            onLoupe={onLoupe}
            flipped={flipped && trial.id === shownId}
            onFlip={onFlip}
            onLoaded={loaded.report}
          />
        ))}
      </div>
      {children && (
        <div className="z-10 col-start-1 row-start-1 flex items-center justify-center p-4">
          {children}
        </div>
      )}
    </div>
  );
}
