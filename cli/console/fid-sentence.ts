import type { FidFields } from '#evaluation/image-sets/measures/fid-fields.ts';

/** A Fréchet distance for a person; a bias that changes no digit of the value is not spoken of. */
export function fidSentence(fid: FidFields): string {
  const { value, distance, ci95, ci95_of: of, bias_estimate: bias } = fid;
  const number = (x: number): string => x.toPrecision(6);
  const interval = ci95 ? `95% ${ci95.map(number).join(' to ')}: ${of}` : of;
  const bare = `FID ${number(value)} (${interval})`;
  if (bias === null || distance === null) return bare;
  if (number(distance) === number(value)) return bare;
  return `FID ${number(value)}, of which about ${number(bias)} is the bias of finite sets; without it ${number(distance)} (${interval})`;
}
