import { predictionType } from '../schedulers/scheduler-config.ts';
import type { SchedulerName } from '#domain/scheduler-name.ts';
import type { GraphValue } from '#onnx/read-graph-value.ts';
import { MODEL_PARTS, type ModelDescription } from './model-description.ts';
import { schedulerAbilities, type SchedulerAbility } from './scheduler-abilities.ts';

/** What `models check` tells of a model, and `models add` keeps of it. */
export type ModelReport = {
  folder: string;
  sha256: string;
  /** the own scheduler, or the name of its class where it is none of ours */
  scheduler: string;
  /** null: the own class is none of ours, and an arm has to name a scheduler */
  own_scheduler: SchedulerName | null;
  scheduler_class: string;
  schedulers: Record<SchedulerName, SchedulerAbility>;
  default_size: { width: number; height: number };
  /** width and height are multiples of one number, or the only ones of a graph with fixed dimensions */
  sizes: { multiple_of: number; width: number | null; height: number | null };
  prediction_type: string;
  precision: string;
  scaling_factor: number;
  pixels_per_latent: number;
  latent_channels: number;
  graphs: Record<string, { parameters: number; inputs: GraphValue[]; outputs: GraphValue[] }>;
  files: Record<string, string>;
  warnings: string[];
};

/** The report of `models check`: what a person or another program wants to know of a model. */
export function describeModel(model: ModelDescription): ModelReport {
  const { scheduler, sizes } = model;
  return {
    folder: model.folder,
    sha256: model.sha256,
    scheduler: scheduler.name ?? scheduler.className,
    own_scheduler: scheduler.name,
    scheduler_class: scheduler.className,
    prediction_type: predictionType(scheduler),
    precision: model.precision,
    default_size: model.defaultSize,
    sizes: { multiple_of: sizes.multipleOf, width: sizes.width, height: sizes.height },
    schedulers: schedulerAbilities(scheduler, model.wholeTimesteps),
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
