const f32 = Math.fround;
/** Of the lowest frequency, relative to the highest. */
const LONGEST_PERIOD = 10_000;
const SCALE = 1000;

/**
 * What a latent consistency model is told of the guidance scale g: w = g - 1 in sines and cosines of
 * geometrically spaced frequencies, sin(1000 w f_i) then cos(1000 w f_i),
 * f_i = 10000^(-i / (n / 2 - 1)), in float32 as torch computes it.
 *
 * Source: Luo et al. (2023), arXiv:2310.04378, section 4.3 (the w-embedding of Meng et al. 2210.03142);
 * diffusers' `get_guidance_scale_embedding`.
 *
 * @param width n, how many numbers the U-Net takes; an odd one ends in a zero
 */
export function guidanceEmbedding(guidanceScale: number, width: number): Float32Array {
  const half = Math.floor(width / 2);
  const w = f32(f32(guidanceScale - 1) * SCALE);
  const decay = f32(f32(Math.log(LONGEST_PERIOD)) / (half - 1));
  const embedding = new Float32Array(width);
  for (let i = 0; i < half; i++) {
    const angle = f32(w * f32(Math.exp(f32(i * -decay))));
    embedding[i] = Math.sin(angle);
    embedding[half + i] = Math.cos(angle);
  }
  return embedding;
}
