import type { FaultClass } from '#domain/fault-class.ts';

/** An unexpected failure in the inference process, with its class as that process found it. */
export class ChildFailure extends Error {
  override readonly name = 'ChildFailure';
  readonly fault: FaultClass;

  constructor(message: string, fault: FaultClass) {
    super(message);
    this.fault = fault;
  }
}
