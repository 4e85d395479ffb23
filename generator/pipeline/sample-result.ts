import type { SampleRecord } from '../manifest/sample-record.ts';
import type { SampleRequest } from '#domain/arm-spec.ts';

/**
 * One sample made, or why it could not be. `png` carries its record in its metadata; `latents` are
 * the final ones (channels x height x width), before division by the VAE's scaling factor.
 */
export type SampleResult = { request: SampleRequest } & (
  | { ok: true; png: Buffer; record: SampleRecord; latents?: Float32Array }
  | { ok: false; error: string }
);

export function failedSample(request: SampleRequest, error: unknown): SampleResult {
  return { request, ok: false, error: error instanceof Error ? error.message : String(error) };
}
