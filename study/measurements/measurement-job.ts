import { z } from 'zod';

/** The queue of metrics that researchers asked for. */
export const MEASUREMENT_QUEUE = 'measurement';

/** The payload of a job; what is to be measured stays in the record. */
export const measurementJob = z.object({ measurementId: z.uuid() });
