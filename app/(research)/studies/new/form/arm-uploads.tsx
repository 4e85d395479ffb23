import { useState } from 'react';
import type { ReactElement } from 'react';
import { withBasePath } from '../../../../_ui/base-path.ts';
import { ImagePlaceholder, LooseImage } from '../../../../_ui/image-frame.tsx';
import { ImagePair } from './image-pair.tsx';
import type { Extent } from '../extent.ts';
import { useProtocol } from './form-context.ts';

/** Two images of an arm whose images were made elsewhere, of the prompts that sketches are of. */
export function ArmUploads({ index }: { index: number }): ReactElement | null {
  const { extent } = useProtocol();
  const arm = extent?.uploaded.find(({ position }) => position === index);
  if (arm === undefined) return null;
  return (
    <ImagePair caption="Two images of this arm, as they were uploaded.">
      {arm.images.map((image) => (
        <UploadTile key={image.address} {...image} />
      ))}
    </ImagePair>
  );
}

type Image = Extent['uploaded'][number]['images'][number];

function UploadTile({ address, prompt }: Image): ReactElement {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <ImagePlaceholder reason="This file cannot be read as an image" />;
  return <LooseImage src={withBasePath(address)} alt={prompt} onError={() => setIsBroken(true)} />;
}
