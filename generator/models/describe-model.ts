import type { GraphValue } from '#onnx/read-graph-value.ts';
import { MODEL_PARTS, type ModelDescription } from './model-description.ts';

export type ModelReport = {
  folder: string;
  sha256: string;
  scheduler: string;
  prediction_type: string;
  precision: string;
  default_size: { width: number; height: number };
  scaling_factor: number;
  pixels_per_latent: number;
  latent_channels: number;
  graphs: Record<string, { parameters: number; inputs: GraphValue[]; outputs: GraphValue[] }>;
  files: Record<string, string>;
  warnings: string[];
};

/** The report of `models check`: what a person or another program wants to know of a model. */
export function describeModel(model: ModelDescription): ModelReport {
  const { width, height } = model.defaultSize;
  return {
    folder: model.folder,
    sha256: model.sha256,
    scheduler: model.scheduler.name,
    prediction_type: model.scheduler.config.prediction_type,
    precision: model.precision,
    default_size: { width, height },
    scaling_factor: model.scalingFactor,
    pixels_per_latent: model.pixelsPerLatent,
    latent_channels: model.latentChannels,
    graphs: Object.fromEntries(
      MODEL_PARTS.map((part) => {
        const { inputs, outputs, parameters } = model.graphs[part];
        return [part, { parameters, inputs, outputs }];
      }),
    ),
    files: model.files,
    warnings: model.warnings,
  };
}
