/** A stream of standard normal float32 values; calls continue it as the reference generator does. */
export type NoiseSource = { randn(count: number): Float32Array };
