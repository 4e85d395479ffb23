import type { SampleRecord } from './sample-record.ts';

/** How long an image took, in seconds, and on what device, as a person reads it: `cpu (name of the chip)`. */
export type TimeOfImage = { seconds: number; device: string };

/** What a record says of the time of its image. */
export function timeOfRecord({
  device,
  latency_ms: latency,
}: Pick<SampleRecord, 'device' | 'latency_ms'>): TimeOfImage {
  return { seconds: latency.total / 1000, device: nameOfDevice(device) };
}

/** A device as a person reads it. */
export function nameOfDevice({
  used,
  name,
}: Pick<SampleRecord['device'], 'used' | 'name'>): string {
  return used === name ? used : `${used} (${name})`;
}
