import type { SchedulerName } from './scheduler-name.ts';

/** One system under comparison, ready to generate: everything that decides an image but prompt and seed. */
export type ArmSpec = {
  key: string;
  /** folder of the exported model */
  model: string;
  /** null: the model's own `scheduler/scheduler_config.json` */
  scheduler: SchedulerName | null;
  steps: number;
  /** classifier-free guidance is on above 1 */
  guidanceScale: number;
  /** 0 to 1; Lin et al. 2305.08891, section 3.4 */
  guidanceRescale: number;
  negativePrompt: string;
  /** pixels; null: the size the model was trained for */
  width: number | null;
  height: number | null;
};

/** One image to make: which prompt, which repetition of it, and the seed of its own noise. */
export type SampleRequest = {
  promptIndex: number;
  prompt: string;
  replicate: number;
  seed: number;
};
