/**
 * A sampling algorithm at work on one image: all state is in the instance. Samples and predictions
 * are flat float32 arrays of any length; none is changed.
 */
export type Scheduler = {
  /** One entry per U-Net call: the timestep to give to the U-Net. */
  readonly timesteps: Float64Array;
  /** What to multiply the initial standard normal noise by. */
  readonly initNoiseSigma: number;
  /** The sample as the U-Net wants it at call `index`. */
  scaleModelInput(sample: Float32Array, index: number): Float32Array;
  /**
   * The sample after call `index`; calls must come in order. `noise` gives standard normal noise as
   * long as the sample; `euler-ancestral` and `lcm` need it.
   */
  step(options: {
    modelOutput: Float32Array;
    index: number;
    sample: Float32Array;
    noise?: () => Float32Array;
  }): Float32Array;
};
