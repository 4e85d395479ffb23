// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import type { Pipeline } from './load-pipeline.ts';
import type { LatentShape } from './latent-shape.ts';
import { toFloat32, toTensor } from '#onnx/to-tensor.ts';

/** 8-bit RGB, row by row. */
export type RgbPixels = { pixels: Buffer; width: number; height: number };

/**
 * Decodes one sample's latents to pixels: `clamp(x / 2 + 0.5) * 255`, half to even, in float32.
 *
 * @throws Error when the picture is not a number anywhere, or one colour all over: such an image
 *   says that something failed, and must never be shown to a rater
 */
export async function decodeLatents(options: {
  pipeline: Pipeline;
  latents: Float32Array;
  shape: LatentShape;
}): Promise<RgbPixels> {
  const { pipeline, latents, shape } = options;
  if (!isFiniteThroughout(latents)) throw new Error(explainNotFinite('latents', pipeline));
  const { session, latent } = pipeline.vaeDecoder;
  const factor = Math.fround(pipeline.model.scalingFactor);
  const values = latents.map((value) => value / factor);
  const outputs = await session.run({
    [latent.name]: toTensor({ values, type: latent.type, dims: [1, ...shape] }),
  });
  const name = at(session.outputNames, 0, 'the outputs of vae_decoder/model.onnx');
  const output = present(outputs[name], `the output ${name}`);
  const [, channels, height, width] = output.dims;
  if (channels !== 3 || height === undefined || width === undefined) {
    throw new Error('vae_decoder/model.onnx gave no image of 3 channels.');
  }
  const image = toFloat32(output);
  if (!isFiniteThroughout(image)) throw new Error(explainNotFinite('decoded image', pipeline));
  const pixels = toPixels(image, width * height);
  if (pixels.every((v, i) => v === pixels[i % 3])) {
    throw new Error(
      'The image came out as one colour all over: check the model and its scheduler.',
    );
  }
  return { pixels, width, height };
}

function explainNotFinite(what: string, pipeline: Pipeline): string {
  const advice =
    pipeline.model.precision === 'float16'
      ? 'export the model in float32, or its VAE alone'
      : 'check the model and its scheduler';
  return `The ${what} held values that are not numbers: ${advice}.`;
}

/** A sum that one NaN or infinity turns into NaN: several times faster than asking each number. */
function isFiniteThroughout(values: Float32Array): boolean {
  let nothing = 0;
  for (let i = 0; i < values.length; i++) nothing += (values[i] ?? NaN) * 0;
  return nothing === 0;
}

/** Adding and subtracting 1.5 * 2^52 leaves a double no bits for a fraction: half goes to even. */
const ROUNDER = 1.5 * 2 ** 52;

/** Planes of red, green and blue from -1 to 1, to interleaved bytes. */
export function toPixels(image: Float32Array, area: number): Buffer {
  const pixels = Buffer.alloc(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const plane = image.subarray(channel * area, (channel + 1) * area);
    for (let i = 0; i < area; i++) {
      const unit = Math.fround(Math.fround((plane[i] ?? NaN) * 0.5) + 0.5);
      const level = Math.fround(unit * 255);
      const clamped = level < 0 ? 0 : level > 255 ? 255 : level;
      pixels[3 * i + channel] = clamped + ROUNDER - ROUNDER;
    }
  }
  return pixels;
}
