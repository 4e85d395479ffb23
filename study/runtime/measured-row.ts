import { z } from 'zod';
import type { RuntimeRow } from './runtime-row.ts';

const name = z.string().min(1).max(200);
const seconds = z.number().positive().max(1e7);

/**
 * One row that a bench measured, in the form of its JSON: seconds from the prompt to the image, one
 * image at a time. Another engine's script writes the same form, and leaves out what it cannot know.
 */
export const measuredRowSchema = z.object({
  arm: name,
  steps: z.int().min(1).max(1000),
  /** what computed, with its version: `onnxruntime 1.30.0`, `pytorch 2.9.0` */
  engine: name,
  /** `cpu`, `webgpu`, `cuda:0` */
  device: name,
  /** the hardware, as its driver calls it */
  device_name: name,
  /** the computer around it */
  machine: name,
  precision: name,
  median_seconds: seconds,
  /** of the median, from order statistics; null below six images */
  ci95: z
    .tuple([seconds, seconds])
    .refine(([low, high]) => low <= high, 'must be from low to high')
    .nullable(),
  /** images that were timed, after the warm-up */
  n: z.int().min(1).max(1_000_000),
  scheduler: name.nullable(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  guidance_scale: z.number().nonnegative().nullable(),
});

/** The JSON document of a bench, as far as it is read again. */
export const measuredFileSchema = z.object({ rows: z.array(measuredRowSchema).min(1).max(10_000) });

export type MeasuredRow = z.infer<typeof measuredRowSchema>;

/** The row as the runtime table prints it, beside those of the study's own images. */
export function asRuntimeRow(row: MeasuredRow): RuntimeRow {
  const { arm, steps, engine, device, device_name, precision, median_seconds, ci95, n } = row;
  const where = device === device_name ? device : `${device} (${device_name})`;
  return { arm, steps, device: `${engine}, ${where}`, precision, median_seconds, ci95, n };
}
