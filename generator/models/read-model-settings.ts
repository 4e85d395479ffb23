import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { readJsonIfThere } from './read-model-file.ts';

const vaeSchema = z.looseObject({
  // AutoencoderKL's default: files of diffusers' first releases do not name it
  scaling_factor: z.number().positive().default(0.18215),
  block_out_channels: z.array(z.number()).min(1).optional(),
  latent_channels: z.int().positive().optional(),
  shift_factor: z.null().optional(),
  latents_mean: z.null().optional(),
  latents_std: z.null().optional(),
});
const side = z.int().positive();
const unetSchema = z.looseObject({
  sample_size: z.union([side, z.tuple([side, side])]).nullish(),
  in_channels: side.optional(),
  down_block_types: z.array(z.string()).min(1).optional(),
});

/** What the folder's `vae` and `unet` configs say. */
export type ModelSettings = {
  scalingFactor: number;
  pixelsPerLatent: number;
  vaeChannels: number | undefined;
  unetChannels: number | undefined;
  /** how often the U-Net halves its latents, by its config: once a level but the last */
  halvings: number;
  /** height and width of the latents that the U-Net was trained on */
  latentSize: { height: number; width: number } | undefined;
};

/**
 * Reads the configs of a folder. Exports by optimum keep the VAE's in `vae_decoder/`, others the one
 * of diffusers in `vae/`. Without it nobody knows what to divide latents by, nor how many pixels
 * one latent is: it is asked for.
 *
 * @throws UserError `bad-model`
 */
export async function readModelSettings(folder: string): Promise<ModelSettings> {
  const places = ['vae/config.json', 'vae_decoder/config.json'];
  const [own, optimum] = await Promise.all(
    places.map((file) => readJsonIfThere(join(folder, file), vaeSchema)),
  );
  const vae = own ?? optimum;
  if (!vae) {
    refuse(
      `${folder} has no VAE config (${places.join(' or ')}), which says what latents are divided by: copy vae/config.json of the original model into it.`,
    );
  }
  if (!vae.block_out_channels) {
    refuse(
      `${join(folder, own ? 'vae' : 'vae_decoder')}/config.json has no block_out_channels, which says how many pixels one latent is: copy that file from the original model.`,
    );
  }
  const unet = await readJsonIfThere(join(folder, 'unet/config.json'), unetSchema);
  const size = unet?.sample_size ?? undefined;
  return {
    scalingFactor: vae.scaling_factor,
    pixelsPerLatent: 2 ** (vae.block_out_channels.length - 1),
    vaeChannels: vae.latent_channels,
    unetChannels: unet?.in_channels,
    halvings: unet?.down_block_types ? unet.down_block_types.length - 1 : 0,
    latentSize: typeof size === 'number' ? { height: size, width: size } : toSize(size),
  };
}

function toSize(pair: [number, number] | undefined): ModelSettings['latentSize'] {
  return pair && { height: pair[0], width: pair[1] };
}

function refuse(message: string): never {
  throw new UserError(message, { code: 'bad-model' });
}
