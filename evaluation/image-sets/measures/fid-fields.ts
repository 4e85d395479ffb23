import type { Fid } from '../metrics/fid.ts';

/** What the JSON of a Fréchet distance says beside its provenance. */
export type FidFields = {
  value: number;
  ci95: [number, number] | null;
  bias_estimate: number | null;
  /** null is not known, or not the same of both sides */
  ddof: 0 | 1 | null;
  method: string;
  /** the value less its bias; null where that is not estimable */
  distance: number | null;
  ci95_of: string;
};

/** A Fréchet distance in the names of the JSON. */
export function fidFields({ biasEstimate, ci95Of, ...found }: Fid): FidFields {
  const { value, ci95, ddof, method, distance } = found;
  return { value, ci95, bias_estimate: biasEstimate, ddof, method, distance, ci95_of: ci95Of };
}
