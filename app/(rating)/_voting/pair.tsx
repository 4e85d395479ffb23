'use client';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import { classNames } from '../../_ui/class-names.ts';
import { decodePair } from './decode-pair.ts';
import { Lens } from './lens.tsx';
import { pointIn } from './loupe-point.ts';
import type { LoupePoint } from './loupe-point.ts';
import type { Side, Trial } from './trial.ts';

const sides: readonly Side[] = ['left', 'right'];
const names: Record<Side, string> = { left: 'Left', right: 'Right' };

/** As large as fits beside or, on small screens, under each other; both always alike. */
const frameClass =
  'relative block aspect-(--pair-ratio) w-[min(100%,max(18rem,(100dvh-19rem)/2*var(--pair-ratio)))] overflow-hidden lg:w-[min(50cqw-0.25rem,100cqh*var(--pair-ratio))]';

/** Under each other, images need to be told which one is called left. */
const captionClass = 'text-sm font-medium text-image-surround-ink lg:hidden';

/**
 * The two images of a trial. Mounted ahead of its turn and out of sight, it fetches and decodes them;
 * `shown` makes both visible in one frame.
 */
export function Pair({
  trial,
  shown,
  ratio,
  loupe,
  onLoupe,
  onLoaded,
}: {
  trial: Trial;
  shown: boolean;
  ratio: number;
  /** where the lens is, when there is one */
  loupe: LoupePoint | null;
  onLoupe: (point: LoupePoint) => void;
  onLoaded: (trialId: string, decodeMs: number) => void;
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    const images = [...(root.current?.querySelectorAll('img') ?? [])];
    const onFailure = (): void => setFailed(true);
    void decodePair({ images, signal: gone.signal, onFailure }).then((decodeMs) => {
      if (gone.signal.aborted) return;
      setFailed(false);
      onLoaded(trial.id, decodeMs);
    });
    return () => gone.abort();
  }, [trial.id, onLoaded]);
  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (loupe) onLoupe(pointIn(event.currentTarget.getBoundingClientRect(), event));
  };
  return (
    <div
      ref={root}
      aria-hidden={!shown}
      className={classNames(
        'col-start-1 row-start-1 flex flex-col items-center justify-center gap-1 lg:flex-row lg:gap-2',
        !shown && 'invisible',
      )}
    >
      {sides.map((side) => (
        <Fragment key={side}>
          <span aria-hidden="true" className={captionClass}>
            {names[side]}
          </span>
          <span
            className={classNames(frameClass, loupe && 'cursor-crosshair touch-none')}
            onPointerMove={follow}
            onPointerDown={follow}
          >
            <img
              src={trial.images[side]}
              alt={`${names[side]} image`}
              decoding="sync"
              draggable={false}
              className="block size-full"
            />
            {shown && loupe && <Lens src={trial.images[side]} point={loupe} ratio={ratio} />}
          </span>
        </Fragment>
      ))}
      {failed && !shown && <span className="sr-only">The images could not be fetched yet.</span>}
    </div>
  );
}
