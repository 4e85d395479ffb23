// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs four times the loop itself.
import { at } from '#domain/at.ts';
import { decodeImage } from './decode-image.ts';
import type { FeatureNetwork, Normalization } from '../networks/feature-network.ts';
import { jpegQuality } from './jpeg-quality.ts';
import { RESIZES } from './resize-dialect.ts';
import type { Resize } from './resize-dialect.ts';

export type Preparation = {
  size: number;
  resize: Resize;
  normalization: Normalization;
};

export type PreparedImage = {
  /** float32, 3 x size x size, normalised */
  planes: Float32Array<ArrayBuffer>;
  width: number;
  height: number;
  format: string;
  /** of a JPEG: the estimated quality setting */
  quality: number | undefined;
};

/** Decodes, resizes and normalises one image file for a network. Throws what decoding throws. */
export async function prepareImage(
  bytes: Uint8Array,
  { size, resize, normalization }: Preparation,
): Promise<PreparedImage> {
  const image = await decodeImage(bytes);
  const { width, height, format } = image;
  const planes = normalizedPlanes(RESIZES[resize](image, size), normalization);
  return { planes, width, height, format, quality: jpegQuality(bytes) };
}

/** From interleaved pixels on the scale of bytes to normalised colour planes. */
function normalizedPlanes(
  pixels: Float32Array,
  { mean, std }: Normalization,
): Float32Array<ArrayBuffer> {
  const count = pixels.length / 3;
  const planes = new Float32Array(pixels.length);
  for (let channel = 0; channel < 3; channel++) {
    const offset = at(mean, channel);
    const scale = at(std, channel);
    const plane = channel * count;
    for (let i = 0, from = channel; i < count; i++, from += 3)
      planes[plane + i] = ((pixels[from] ?? 0) - offset) / scale;
  }
  return planes;
}

const triple = (value: number): [number, number, number] => [value, value, value];

/**
 * What the network is fed in a resize dialect. The FID network takes what each reference tool gives
 * it: 2v - 1 of the unit scale in pytorch-fid, (v - 128) / 128 of the bytes in the others.
 */
export function preparationFor(network: FeatureNetwork, resize: Resize): Preparation {
  const half = resize === 'torch' ? 127.5 : 128;
  return {
    size: network.size,
    resize: network.resize ?? resize,
    normalization:
      network.normalization === 'dialect'
        ? { mean: triple(half), std: triple(half) }
        : network.normalization,
  };
}
