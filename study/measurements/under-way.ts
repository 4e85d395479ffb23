import type { MeasurementState } from '#prisma/generated/enums.ts';

/** The states of a measurement that a worker has, or will have, in hand. */
export const UNDER_WAY: MeasurementState[] = ['queued', 'running'];
