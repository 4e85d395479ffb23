import { Option } from 'commander';
import { readOperationsEnv } from '#operations/env.ts';
import { parsePort } from '../console/parse-port.ts';
import { requireFreePort } from './free-port.ts';

/** The flag of every command that serves metrics. */
export function metricsPortOption(): Option {
  const text = 'serve Prometheus metrics on this port of 127.0.0.1 (ONPAR_METRICS_PORT, _HOST)';
  return new Option('--metrics-port <n>', text).argParser(parsePort);
}

/** Ports for the metrics of several processes, from the one that was asked for on; none without it. */
export async function metricsPorts(flag: number | undefined, count: number): Promise<number[]> {
  const { metricsPort, metricsHost: host } = readOperationsEnv();
  const first = flag === undefined ? metricsPort : flag;
  if (first === undefined) return [];
  const ports = Array.from({ length: count }, (_, i) => first + i);
  for (const port of ports) await requireFreePort(port, { flag: '--metrics-port', host });
  return ports;
}
