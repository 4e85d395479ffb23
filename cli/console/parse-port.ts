import { parseWholeBetween } from './parse-number.ts';

/** A TCP port from the command line. */
export const parsePort = parseWholeBetween(1, 65_535);
