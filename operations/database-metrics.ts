import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** The connections of this process. */
type Pool = { busy: number; idle: number; waiting: number; most: number };

/** Shows the pool of connections as it is when the metrics are read. */
export function createDatabaseMetrics(registry: Registry, readPool: () => Pool): void {
  const registers = [registry];
  new Gauge({
    name: 'onpar_database_connections',
    help: 'Connections of this process to the database, by what they do',
    labelNames: ['state'] as const,
    registers,
    collect() {
      const { busy, idle } = readPool();
      this.set({ state: 'busy' }, busy);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'onpar_database_connections_limit',
    help: 'How many connections this process opens at most',
    registers,
    collect() {
      this.set(readPool().most);
    },
  });
  new Gauge({
    name: 'onpar_database_waiting',
    help: 'Questions that wait for a connection',
    registers,
    collect() {
      this.set(readPool().waiting);
    },
  });
}
