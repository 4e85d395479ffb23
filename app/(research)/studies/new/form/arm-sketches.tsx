import type { ReactElement } from 'react';
import type { LookedAt } from '#study/sketches/look-at-sketches.ts';
import { withBasePath } from '../../../../_ui/base-path.ts';
import { ImagePlaceholder, LooseImage } from '../../../../_ui/image-frame.tsx';
import { useProtocol } from './form-context.ts';
import { ImagePair } from './image-pair.tsx';

/** What an arm would look like: two images at few steps, as soon as a worker has made them. */
export function ArmSketches({ index }: { index: number }): ReactElement | null {
  const { extent, sketches } = useProtocol();
  const arm = extent?.sketched.find(({ position }) => position === index);
  if (arm === undefined) return null;
  const { steps, of, images } = arm;
  return (
    <ImagePair
      caption={
        steps === of
          ? `Two images of this arm, at its ${of} steps.`
          : `Two images at ${steps} of the arm’s ${of} steps: rougher than the study’s.`
      }
    >
      {images.map(({ id, prompt }) => (
        <SketchTile key={id} id={id} prompt={prompt} looked={sketches} />
      ))}
    </ImagePair>
  );
}

function SketchTile({
  id,
  prompt,
  looked,
}: {
  id: string;
  prompt: string;
  looked: LookedAt | null;
}): ReactElement {
  const found = looked?.sketches.find((sketch) => sketch.id === id);
  if (found?.state === 'done')
    return <LooseImage src={withBasePath(`/api/sketches/${id}`)} alt={prompt} />;
  return <ImagePlaceholder reason={reasonOf(found, looked)} />;
}

function reasonOf(
  found: LookedAt['sketches'][number] | undefined,
  looked: LookedAt | null,
): string {
  if (found?.state === 'failed') return `Not made: ${found.error ?? 'no reason is known'}`;
  if (looked !== null && !looked.hasWorker) return 'No worker is there to make it';
  return found?.state === 'running' ? 'Being made …' : 'Waiting for a worker …';
}
