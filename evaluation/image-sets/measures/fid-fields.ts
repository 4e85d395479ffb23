import type { Fid } from '../metrics/fid.ts';

/** What the JSON of a Fréchet distance says beside its provenance. */
export type FidFields = {
  value: number;
  ci95: [number, number] | null;
  bias_estimate: number | null;
  ddof: 1;
  method: string;
  /** the value less its bias; null where that is not estimable */
  distance: number | null;
  ci95_of: string;
};

/** A Fréchet distance in the names of the JSON. */
export function fidFields({ value, ci95, biasEstimate, method, distance, ci95Of }: Fid): FidFields {
  return { value, ci95, bias_estimate: biasEstimate, ddof: 1, method, distance, ci95_of: ci95Of };
}
