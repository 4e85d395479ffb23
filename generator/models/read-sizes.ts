import type { AllowedSizes } from './allowed-sizes.ts';
import { UserError } from '#domain/user-error.ts';
import type { GraphDescription, ModelPart } from './model-description.ts';
import type { ModelSettings } from './read-model-settings.ts';

/** Channels of latents, in diffusers' classes, where neither configuration nor graph says. */
const USUAL_CHANNELS = 4;

/** What the graphs of a model and its configs say of the images it makes. */
export type ModelSizes = {
  latentChannels: number;
  defaultSize: { width: number; height: number };
  sizes: AllowedSizes;
  warnings: string[];
};

/** Stable Diffusion 1.x's, where no file says for which size a U-Net was trained. */
const USUAL_LATENTS = 64;

/**
 * Reads channels and sizes. A U-Net that halves its latents n times needs them divisible by 2^n;
 * one that was exported with fixed dimensions takes those alone.
 *
 * @throws UserError `bad-model` for a U-Net whose latents are not those of the VAE
 */
export function readSizes(
  root: string,
  graphs: Record<ModelPart, GraphDescription>,
  settings: ModelSettings,
): ModelSizes {
  const { pixelsPerLatent, vaeChannels } = settings;
  const unet = latentInput(graphs.unet, 'sample');
  const decoder = latentInput(graphs.vae_decoder, 'latent_sample');
  const latentChannels = unet.channels ?? settings.unetChannels ?? vaeChannels ?? USUAL_CHANNELS;
  if (vaeChannels !== undefined && latentChannels !== vaeChannels) {
    throw new UserError(
      `The U-Net of ${root} takes latents of ${latentChannels} channels, and its VAE has ${vaeChannels}: models for inpainting or upscaling need an image to start from, and are not supported.`,
      { code: 'bad-model' },
    );
  }
  const inPixels = (latents: number | null): number | null =>
    latents === null ? null : latents * pixelsPerLatent;
  const width = inPixels(unet.width ?? decoder.width);
  const height = inPixels(unet.height ?? decoder.height);
  const usual = USUAL_LATENTS * pixelsPerLatent;
  const trained = settings.latentSize;
  const known = trained !== undefined || (width !== null && height !== null);
  return {
    latentChannels,
    sizes: {
      multipleOf: pixelsPerLatent * 2 ** Math.max(graphs.unet.halvings, settings.halvings),
      width,
      height,
    },
    defaultSize: {
      width: width ?? (trained ? trained.width * pixelsPerLatent : usual),
      height: height ?? (trained ? trained.height * pixelsPerLatent : usual),
    },
    warnings: known
      ? []
      : [
          `${root} does not say for which size its U-Net was trained (sample_size in unet/config.json): ${usual} x ${usual} is taken unless an arm names one.`,
        ],
  };
}

type LatentInput = { channels: number | null; height: number | null; width: number | null };

/** The fixed dimensions of a graph's latent input. */
function latentInput(graph: GraphDescription, name: string): LatentInput {
  const input = graph.inputs.find((i) => i.name === name);
  const dimension = (place: number): number | null => {
    const size = input?.shape[place];
    return typeof size === 'number' && size > 0 ? size : null;
  };
  return { channels: dimension(1), height: dimension(2), width: dimension(3) };
}
