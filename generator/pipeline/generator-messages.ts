import type { ErrorCode } from '#domain/error-codes.ts';
import type { FaultClass } from '#domain/fault-class.ts';
import type { Device } from '#onnx/device-request.ts';
import type { RngName } from '../noise/noise-source.ts';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import type { GivenLatents } from './given-latents.ts';
import type { SampleResult } from './sample-result.ts';

/** A job as it crosses to the child process. */
export type GenerateJob = {
  arm: ArmSpec;
  samples: SampleRequest[];
  rng: RngName;
  batchSize: number | null;
  latents: GivenLatents | null;
  saveLatents: boolean;
};

/** The first message to a child: the device it is for. */
export type OpenMessage = { type: 'open'; device: Device; requested: string; threads: number };

export type ToChild =
  OpenMessage | { type: 'generate'; id: number; job: GenerateJob } | { type: 'cancel'; id: number };

export type FailureMessage = {
  message: string;
  user: { code: ErrorCode } | null;
  fault: FaultClass;
};

export type FromChild =
  | { type: 'opened'; problem: string | null }
  | { type: 'step'; id: number; done: number; total: number }
  | { type: 'sample'; id: number; result: SampleResult }
  | { type: 'ended'; id: number; failure: FailureMessage | null };
