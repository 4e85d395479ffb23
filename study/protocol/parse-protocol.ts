import { refuseProtocol } from './refuse-protocol.ts';
import { readProtocolFile, type ProtocolFile } from './protocol-file.ts';

/**
 * Reads a protocol file that must be in order.
 *
 * @throws UserError `bad-protocol` with one line `file:line path message` for each thing that is wrong
 */
export function parseProtocol(text: string, fileName: string): ProtocolFile {
  const reading = readProtocolFile(text, fileName);
  if ('file' in reading) return reading.file;
  throw refuseProtocol(fileName, reading.errors);
}
