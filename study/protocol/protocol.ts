import { z } from 'zod';
import { storedArmSchema } from './arm-schema.ts';
import { protocolShape } from './protocol-schema.ts';

/** A protocol that has just been read: every arm of it is one that the generator honours. */
export type NewProtocol = z.infer<typeof protocolShape>;

/**
 * A protocol as it is kept with a study, all defaults filled in and by the keys of the file. One kept
 * by an earlier release may name a scheduler that nobody knows: it can be read, and makes no image.
 */
export const storedProtocolShape = protocolShape.extend({ arms: z.array(storedArmSchema) });

export type Protocol = z.infer<typeof storedProtocolShape>;
