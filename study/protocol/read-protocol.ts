import { protocolSchema } from './protocol.ts';
import type { Protocol } from './protocol.ts';

/** The protocol of a study's row: the JSON that `createStudy` stored, typed again. */
export function readProtocol(stored: unknown): Protocol {
  return protocolSchema.parse(stored);
}
