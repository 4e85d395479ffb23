import { Client } from 'pg';
import type { PoolClient } from 'pg';

/**
 * Holds back what a connection sends until all is asked that is asked at once, by whatever came in the same
 * turn of the event loop: one packet, not several.
 */
export function createGatherer(connection: PoolClient): () => void {
  let isGathering = false;
  return () => {
    if (isGathering || !(connection instanceof Client)) return;
    const { stream } = connection.connection;
    isGathering = true;
    stream.cork();
    setImmediate(() => {
      isGathering = false;
      stream.uncork();
    });
  };
}
