'use client';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactElement, RefObject } from 'react';
import { classNames } from '../../_ui/class-names.ts';
import { hardenPixels } from '../../_ui/hard-pixels.ts';
import { useWords } from '../../_ui/language.tsx';
import { decodePair } from './decode-pair.ts';
import { shiftOf, useWayBetween } from './flip.ts';
import { Lens } from './lens.tsx';
import { pointIn } from './loupe-point.ts';
import type { LoupePoint } from './loupe-point.ts';
import type { Side, Trial } from './trial.ts';

const sides: readonly Side[] = ['left', 'right'];
const other: Record<Side, Side> = { left: 'right', right: 'left' };

/** As large as both fit on the stage, beside or under each other; both always alike. */
const frameClass =
  'relative block aspect-(--pair-ratio) w-[min(100cqw-3.5rem,(50cqh-0.125rem)*var(--pair-ratio))] overflow-hidden abreast:w-[min(50cqw-0.25rem,100cqh*var(--pair-ratio))]';

/** Under each other, images need to be told which one is called left; the room beside them is free. */
const captionClass = 'w-12 text-end text-sm font-medium text-image-surround-ink abreast:hidden';

/**
 * The two images of a trial. Mounted ahead of its turn and out of sight, it fetches and decodes them;
 * `shown` makes both visible in one frame. The left one is on the left, whichever way the page is read.
 */
export function Pair({
  trial,
  shown,
  ratio,
  loupe,
  onLoupe,
  flipped,
  onFlip,
  onLoaded,
}: {
  trial: Trial;
  shown: boolean;
  ratio: number;
  /** where the lens is, when there is one */
  loupe: LoupePoint | null;
  onLoupe: (point: LoupePoint) => void;
  /** each image in the place of the other; both are there already, so that nothing is fetched */
  flipped: boolean;
  onFlip: () => void;
  onLoaded: (trialId: string, decodeMs: number) => void;
}): ReactElement {
  const { answers, images } = useWords();
  const root = useRef<HTMLDivElement>(null);
  const failed = useDecoding(root, trial.id, onLoaded);
  const frames = useRef<Record<Side, HTMLElement | null>>({ left: null, right: null });
  const way = useWayBetween(frames, flipped);
  const byTouch = useRef(false);
  const follow = (event: PointerEvent<HTMLElement>): void => {
    byTouch.current = event.pointerType === 'touch';
    if (loupe) onLoupe(pointIn(event.currentTarget.getBoundingClientRect(), event));
  };
  return (
    <div
      ref={root}
      aria-hidden={!shown}
      dir="ltr"
      className={classNames(
        'col-start-1 row-start-1 grid grid-cols-[auto_auto] place-content-center items-center gap-x-2 gap-y-1 abreast:flex abreast:justify-center',
        !shown && 'invisible',
      )}
    >
      {sides.map((side) => (
        <Fragment key={side}>
          <span aria-hidden="true" className={captionClass}>
            {answers[flipped ? other[side] : side]}
          </span>
          <span
            ref={(frame) => {
              frames.current[side] = frame;
            }}
            className={classNames(frameClass, loupe && 'cursor-crosshair touch-none')}
            style={shiftOf(side, way)}
            onClick={() => byTouch.current && !loupe && onFlip()}
            onPointerMove={follow}
            onPointerDown={follow}
          >
            <img
              src={trial.images[side]}
              alt={images[side]}
              decoding="sync"
              draggable={false}
              onLoad={hardenPixels}
              className="block size-full"
            />
            {shown && loupe && <Lens src={trial.images[side]} point={loupe} ratio={ratio} />}
          </span>
        </Fragment>
      ))}
      {failed && !shown && <span className="sr-only">{images.notFetched}</span>}
    </div>
  );
}

/** Fetches and decodes the images of a trial, and tells when both can be shown; whether a try failed. */
function useDecoding(
  root: RefObject<HTMLDivElement | null>,
  trialId: string,
  onLoaded: (trialId: string, decodeMs: number) => void,
): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    const images = [...(root.current?.querySelectorAll('img') ?? [])];
    const onFailure = (): void => setFailed(true);
    void decodePair({ images, signal: gone.signal, onFailure }).then((decodeMs) => {
      if (gone.signal.aborted) return;
      setFailed(false);
      onLoaded(trialId, decodeMs);
    });
    return () => gone.abort();
  }, [root, trialId, onLoaded]);
  return failed;
}
