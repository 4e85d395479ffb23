import type { ModelLayout } from './model-description.ts';

/** Parameters of U-Net-NAS, the network of the DeciDiffusion 1.0 card (in `flexible_unet/`). */
const DECIDIFFUSION_UNET_PARAMETERS = 814_746_884;
/** Exporters fold and share constants, which moves the count by far less than this. */
const COUNT_TOLERANCE = 0.01;

/** What a person should know before trusting images of this model. */
export function findModelWarnings(layout: ModelLayout): string[] {
  const warnings: string[] = [];
  const { parameters } = layout.graphs.unet;
  const off = Math.abs(parameters / DECIDIFFUSION_UNET_PARAMETERS - 1);
  if (looksLikeDeciDiffusion(layout) && off > COUNT_TOLERANCE) {
    warnings.push(
      `This looks like DeciDiffusion 1.0 with the wrong U-Net: ${format(parameters)} parameters where the network of the card has ${format(DECIDIFFUSION_UNET_PARAMETERS)}. Export it again with flexible_unet/ swapped in (docs/export-models.md).`,
    );
  }
  return warnings;
}

/** By its schedule and size: the card's techniques, on a network as large as Stable Diffusion 1.x's. */
function looksLikeDeciDiffusion(layout: ModelLayout): boolean {
  const { prediction_type, beta_schedule } = layout.scheduler.given;
  return (
    layout.graphs.unet.parameters > 400e6 &&
    prediction_type === 'v_prediction' &&
    beta_schedule === 'squaredcos_cap_v2'
  );
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
