import { expect, test } from 'vitest';
import { readOperationsEnv } from './env.ts';

test('without settings there are no metrics, and those that are asked for are of this machine alone', () => {
  expect(readOperationsEnv({ ONPAR_METRICS_PORT: '' })).toEqual({
    logLevel: undefined,
    metricsPort: undefined,
    metricsHost: '127.0.0.1',
  });
  expect(readOperationsEnv({ ONPAR_METRICS_PORT: '9464' }).metricsPort).toBe(9464);
});

test.each([
  ['ONPAR_METRICS_PORT', '0'],
  ['ONPAR_METRICS_PORT', '70000'],
  ['ONPAR_METRICS_PORT', '1.5'],
  ['ONPAR_METRICS_PORT', 'x'],
  ['ONPAR_LOG_LEVEL', 'loud'],
  ['ONPAR_TRUSTED_PROXIES', 'nginx'],
])('refuses %s=%s by its name', (name, value) => {
  expect(() => readOperationsEnv({ [name]: value })).toThrow(name);
});
