import type { SampleRecord } from '../manifest/sample-record.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * One sample made, or why it could not be. `png` carries its record in its metadata; `latents` are
 * the final ones (channels x height x width), before division by the VAE's scaling factor. A
 * `hopeless` one can never be made as it was asked for.
 */
export type SampleResult = { request: SampleRequest } & (
  | { ok: true; png: Buffer; record: SampleRecord; latents?: Float32Array }
  | { ok: false; error: string; hopeless: boolean }
);

export function failedSample(request: SampleRequest, error: unknown): SampleResult {
  const message = error instanceof Error ? error.message : String(error);
  const hopeless = error instanceof UserError && error.fault === 'caller';
  return { request, ok: false, error: message, hopeless };
}
