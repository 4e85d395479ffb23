import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import { certificateSchema, type Certificate } from '#generator/parity/certificate.ts';
import type { Database } from '#prisma/client.ts';

const abilitySchema = z.object({ timesteps: z.string(), reason: z.string().optional() });
/** What of a model's report is shown; models added by an earlier release have less of it. */
const reportSchema = z.object({
  scheduler: z.string().optional(),
  prediction_type: z.string().optional(),
  precision: z.string().optional(),
  default_size: z.object({ width: z.int(), height: z.int() }).optional(),
  sizes: z
    .object({ multiple_of: z.int(), width: z.int().nullable(), height: z.int().nullable() })
    .optional(),
  schedulers: z.partialRecord(z.enum(SCHEDULER_NAMES), abilitySchema).optional(),
  warnings: z.array(z.string()).default([]),
});

/** A model as its page shows it. */
export type ModelRecord = {
  name: string;
  folder: string;
  sha256: string;
  /** sha256 of each file, by its name */
  files: Record<string, string>;
  report: z.infer<typeof reportSchema>;
  /** how far its images are from those of diffusers; null while nobody has certified it */
  certificate: Certificate | null;
  createdAt: Date;
};

/**
 * Reads a model by its name; null when there is none.
 *
 * @throws UserError `record-broken` when what is kept of it cannot be read
 */
export async function readModelRecord(db: Database, name: string): Promise<ModelRecord | null> {
  const model = await db.model.findUnique({ where: { name } });
  if (!model) return null;
  const { folder, sha256, createdAt } = model;
  const read = <T>(shape: z.ZodType<T>, stored: unknown, what: string): T =>
    readStored(shape, stored, `${what} of model ${name}`);
  return {
    name,
    folder,
    sha256,
    files: read(z.record(z.string(), z.string()), model.files, 'the list of files'),
    report: read(reportSchema, model.report, 'the report'),
    certificate: read(certificateSchema.nullable(), model.certificate, 'the certificate'),
    createdAt,
  };
}
