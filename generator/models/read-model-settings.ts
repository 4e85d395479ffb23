import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { readModelJson } from './read-model-json.ts';

const vaeSchema = z.object({
  scaling_factor: z.number().positive().default(0.18215),
  block_out_channels: z.array(z.number()).min(1).optional(),
});
const unetSchema = z.object({
  sample_size: z.union([z.number().int().positive(), z.tuple([z.number(), z.number()])]).optional(),
  in_channels: z.number().int().positive().optional(),
  down_block_types: z.array(z.string()).min(1).optional(),
});

/** What the folder's `vae` and `unet` configs say; absent ones give Stable Diffusion 1.x's values. */
export type ModelSettings = {
  scalingFactor: number;
  pixelsPerLatent: number;
  latentChannels: number | undefined;
  /** each side of the latents is a multiple of it: the U-Net halves them once a level but the last */
  sizeStep: number;
  /** height and width of the latents that the U-Net was trained on */
  latentSize: { height: number; width: number } | undefined;
};

/** Exports by optimum keep the VAE's config in `vae_decoder/`, others the one of diffusers in `vae/`. */
export async function readModelSettings(folder: string): Promise<ModelSettings> {
  const vaeFile = (await readModelJson(folder, 'vae/config.json')) === null ? 'vae_decoder' : 'vae';
  const vae = await readConfig(folder, `${vaeFile}/config.json`, vaeSchema);
  const unet = await readConfig(folder, 'unet/config.json', unetSchema);
  const size = unet.sample_size;
  return {
    scalingFactor: vae.scaling_factor,
    pixelsPerLatent: vae.block_out_channels ? 2 ** (vae.block_out_channels.length - 1) : 8,
    latentChannels: unet.in_channels,
    sizeStep: unet.down_block_types ? 2 ** (unet.down_block_types.length - 1) : 1,
    latentSize: typeof size === 'number' ? { height: size, width: size } : toSize(size),
  };
}

function toSize(pair: [number, number] | undefined): ModelSettings['latentSize'] {
  return pair && { height: pair[0], width: pair[1] };
}

async function readConfig<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
): Promise<z.infer<T>> {
  const parsed = schema.safeParse((await readModelJson(folder, file)) ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError(
    `${folder}/${file} has an unusable ${issue?.path.join('.') ?? 'value'} (${issue?.message ?? 'invalid'}): export the model again.`,
    { code: 'bad-model' },
  );
}
