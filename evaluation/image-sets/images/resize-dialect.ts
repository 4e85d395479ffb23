import { resizeAlignCorners } from './resize-align-corners.ts';
import { resizeClean } from './resize-clean.ts';
import { resizePillow, resizePillowCropped, resizePillowCroppedDown } from './resize-pillow.ts';
import { resizeTf1 } from './resize-tf1.ts';
import { resizeTorch } from './resize-torch.ts';
import { resizeTorchmetrics } from './resize-torchmetrics.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/** The dialects that a Fréchet distance can be asked in; never mixed. */
export const RESIZE_DIALECTS = ['clean', 'torch', 'tf1', 'torchmetrics'] as const;

export type ResizeDialect = (typeof RESIZE_DIALECTS)[number];

/** Resizes that networks of other kinds are fed by, whatever dialect is asked for. */
export const NETWORK_RESIZES = [
  'pillow-bicubic',
  'pillow-bicubic-crop',
  'pillow-bicubic-crop-down',
] as const;

/** The dialects, those of other networks, and the one that the content classifier was made with. */
export type Resize = ResizeDialect | (typeof NETWORK_RESIZES)[number] | 'align-corners';

/** The resize function of each name: image and side to float32, side x side x 3. */
export const RESIZES: Record<Resize, (image: RgbImage, size: number) => Float32Array> = {
  clean: resizeClean,
  torch: resizeTorch,
  tf1: resizeTf1,
  torchmetrics: resizeTorchmetrics,
  'pillow-bicubic': resizePillow,
  'pillow-bicubic-crop': resizePillowCropped,
  'pillow-bicubic-crop-down': resizePillowCroppedDown,
  'align-corners': resizeAlignCorners,
};
