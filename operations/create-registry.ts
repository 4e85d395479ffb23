import { Registry, collectDefaultMetrics } from 'prom-client';

/** The metrics of this process, with those of Node and the machine that Prometheus's clients give. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
