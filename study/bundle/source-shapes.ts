import { z } from 'zod';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { measuredRowSchema } from '../runtime/measured-row.ts';
import { BUNDLE_FORMAT } from './bundle-parts.ts';

const sha256 = z.string().regex(SHA256_HEX);

/** `study.json` */
export const studySource = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  study: z.string(),
  name: z.string(),
  opened_at: z.iso.datetime().nullable(),
  closed_at: z.iso.datetime().nullable(),
  frozen_sha256: sha256,
  /** raters by what became of them; nobody is named */
  raters: z.record(z.string(), z.int()),
  /** what went wrong while the votes came in, a sentence each */
  faults: z.array(z.string()),
  /** main trials a rater was dealt, where the stopping rule asks whose votes are all in */
  trials_each: z.int().positive().optional(),
  /** whose part practice or a declared limit ended, and why; left out where nobody's */
  screened_out: z.array(z.strictObject({ rater: z.string(), reason: z.string() })).optional(),
  bootstrap: z.strictObject({ replicates: z.int().nonnegative(), seed: z.int() }),
});

/** `software.json`: what made the bundle. */
export const softwareSource = z.record(z.string(), z.string());

/** `consent.json`: what raters read before they agreed. */
export const consentSource = z.strictObject({
  title: z.string(),
  consent: z.string(),
  instructions: z.string(),
});

/** `deviations.json` */
export const deviationsSource = z.array(
  z.strictObject({
    at: z.iso.datetime(),
    kind: z.string(),
    reason: z.string(),
    detail: z.json(),
  }),
);

/** `models.json` */
export const modelsSource = z.array(
  z.strictObject({ name: z.string(), sha256, files: z.record(z.string(), z.string()) }),
);

/** `metrics.json` */
export const metricsSource = z.array(
  z.strictObject({
    metric: z.string(),
    set_a: z.string(),
    set_b: z.string(),
    value: z.number(),
    result: z.json(),
  }),
);

/** `runtime.json` */
export const runtimeSource = z.array(measuredRowSchema.strict());

/** The arm of an image that a model made, and of one that was made elsewhere. */
const modelArm = z.looseObject({
  key: z.string(),
  model: z.string(),
  model_sha256: sha256,
  scheduler: z.string().optional(),
  steps: z.int(),
  guidance_scale: z.number(),
  guidance_rescale: z.number(),
  negative_prompt: z.string(),
});
const imagesArm = z.looseObject({ key: z.string(), made_elsewhere: z.literal(true) });

/** A line of `images.jsonl`: the manifest's record of an image, as far as the study has it. */
export const imageSource = z.looseObject({
  prompt_index: z.int(),
  prompt: z.string(),
  replicate: z.int(),
  /** null: made elsewhere, and not known */
  seed: z.int().nullable(),
  arm: z.union([imagesArm, modelArm]),
  /** of an image made elsewhere: its file as it came */
  origin: z.looseObject({ file: z.string(), sha256 }).optional(),
  device: z.looseObject({ used: z.string(), name: z.string() }).optional(),
  precision: z.string().optional(),
  latency_ms: z.looseObject({ total: z.number().nonnegative() }).optional(),
  file: z.string(),
  sha256,
  blind_sha256: sha256,
});

/** What of the frozen document a bundle is held to. */
export const frozenSource = z.looseObject({
  protocol: z.unknown(),
  protocol_file_sha256: sha256,
  arms: z.array(z.union([imagesArm, z.looseObject({ key: z.string(), model_sha256: sha256 })])),
  comparisons: z.array(
    z.looseObject({
      number: z.int(),
      prompt_id: z.int(),
      prompt: z.string(),
      replicate: z.int(),
      excluded: z.boolean(),
      images: z.array(
        z.looseObject({
          arm: z.string(),
          seed: z.string().nullable(),
          sha256: sha256.nullable(),
          blind_sha256: sha256.nullable(),
        }),
      ),
    }),
  ),
});

/** `bundle.json` */
export const listingSource = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  files: z.array(z.looseObject({ path: z.string(), sha256 })),
});

export type ImageSource = z.infer<typeof imageSource>;
export type FrozenSource = z.infer<typeof frozenSource>;
