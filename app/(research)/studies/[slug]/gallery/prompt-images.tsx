import { present } from '#domain/present.ts';
import type { ReactElement } from 'react';
import type { GalleryArm, GalleryPrompt, GallerySample } from '../../../../_data/read-gallery.ts';
import { ImageGroup, ImageWall } from '../../../../_ui/image-group.tsx';
import { ImageTile } from '../../../../_ui/image-tile.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { withBasePath } from '../../../../_ui/base-path.ts';

/** The id of the element that opens an image, to which its window gives the focus back. */
export const sampleTileId = (sampleId: string): string => `sample-${sampleId}`;

/** All images of one prompt, the arms of each replicate side by side. */
export function PromptImages({
  prompt,
  arms,
  sampleHref,
  inSight,
}: {
  prompt: GalleryPrompt;
  arms: readonly GalleryArm[];
  sampleHref: (id: string) => string;
  /** whether they are seen as soon as the page opens */
  inSight: boolean;
}): ReactElement {
  const facts = [`Prompt ${prompt.index}`, prompt.category, prompt.challenge].filter(Boolean);
  return (
    <Section title={prompt.text} description={facts.join(' · ')}>
      <ImageWall>
        {prompt.replicates.map(({ replicate, samples }) => (
          <ImageGroup key={replicate} label={`Replicate ${replicate + 1}`}>
            {samples.map((sample) => (
              <SampleTile
                key={sample.id}
                sample={sample}
                prompt={prompt}
                arm={present(
                  arms.find(({ id }) => id === sample.armId),
                  'the arm of an image',
                )}
                href={sampleHref(sample.id)}
                inSight={inSight}
              />
            ))}
          </ImageGroup>
        ))}
      </ImageWall>
    </Section>
  );
}

function SampleTile({
  sample,
  prompt,
  arm,
  href,
  inSight,
}: {
  sample: GallerySample;
  prompt: GalleryPrompt;
  arm: GalleryArm;
  href: string;
  inSight: boolean;
}): ReactElement {
  const { sha256, width, height } = sample;
  const shown = sha256 !== null && width !== null && height !== null && !sample.held;
  return (
    <ImageTile
      id={sampleTileId(sample.id)}
      href={href}
      image={shown ? { src: withBasePath(`/api/samples/${sha256}?small`), width, height } : null}
      reason={reasonFor(sample)}
      alt={`${arm.label}, replicate ${sample.replicate + 1}: ${prompt.text}`}
      arm={{ position: arm.position, label: arm.label }}
      inSight={inSight}
    />
  );
}

function reasonFor(sample: GallerySample): string {
  if (sample.held) return 'Held by the content gate';
  if (sample.state === 'failed') return 'Failed';
  return 'Still to be made';
}
