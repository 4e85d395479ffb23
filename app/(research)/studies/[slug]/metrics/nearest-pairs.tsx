import type { ReactElement } from 'react';
import type { NearestImage, NearestImages } from '../../../../_data/read-nearest.ts';
import { ArmMark } from '../../../../_ui/arm-mark.tsx';
import { withBasePath } from '../../../../_ui/base-path.ts';
import { ImageFrame, ImagePlaceholder, LooseImage } from '../../../../_ui/image-frame.tsx';
import { ImageGroup, ImageWall } from '../../../../_ui/image-group.tsx';
import { Section } from '../../../../_ui/section.tsx';

/** The images of one set that look most like copies of the other's, beside these. */
export function NearestPairs({
  setA,
  setB,
  pairs,
}: {
  setA: string;
  setB: string;
  pairs: readonly NearestImages[];
}): ReactElement {
  return (
    <Section
      title={`Nearest images: ${setA} and ${setB}`}
      description="Each with the image of the other set that is nearest to it. The ratio is its distance over that from there to the next of the same set: 0 for a copy."
    >
      <ImageWall>
        {pairs.map(({ key, ratio, pair }) => (
          <div key={key} className="flex flex-col gap-1">
            <ImageGroup label={`A pair of ratio ${ratio.toFixed(2)}`}>
              {pair.map((image, side) => (
                <Picture key={side} image={image} />
              ))}
            </ImageGroup>
            <span className="text-sm text-ink-muted tabular-nums">{`Ratio ${ratio.toFixed(2)}`}</span>
          </div>
        ))}
      </ImageWall>
    </Section>
  );
}

function Picture({ image }: { image: NearestImage | null }): ReactElement {
  if (image === null) return <ImagePlaceholder reason="Not shown" />;
  return image.kind === 'sample' ? <Sample image={image} /> : <Kept image={image} />;
}

function Kept({ image }: { image: Extract<NearestImage, { kind: 'picture' }> }): ReactElement {
  const { id, name } = image;
  return (
    <div className="flex flex-col gap-1">
      <LooseImage src={withBasePath(`/api/pictures/${id}`)} alt={`Reference: ${name}`} />
      <span className="truncate text-xs text-ink-muted" title={name}>
        {name}
      </span>
    </div>
  );
}

function Sample({ image }: { image: Extract<NearestImage, { kind: 'sample' }> }): ReactElement {
  const { sha256, width, height, prompt, arm } = image;
  return (
    <div className="flex flex-col gap-1">
      <ImageFrame
        src={withBasePath(`/api/samples/${sha256}?small`)}
        alt={`${arm.label}: ${prompt}`}
        width={width}
        height={height}
      />
      <span className="flex items-center gap-1.5 text-xs text-ink-muted">
        <ArmMark position={arm.position} />
        <span className="truncate">{prompt}</span>
      </span>
    </div>
  );
}
