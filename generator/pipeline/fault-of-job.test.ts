import { expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { ChildFailure } from './child-failure.ts';
import { faultOfJob } from './fault-of-job.ts';

it.each([
  ['bad-arm', 'arm'],
  ['model-changed', 'arm'],
  ['not-a-model', 'arm'],
  ['device-missing', 'worker'],
  ['generator-died', 'worker'],
  ['generator-hung', 'worker'],
  ['store-away', 'environment'],
  ['no-database', 'environment'],
  ['sample-missing', 'sample'],
] as const)('takes %s for a fault of the %s', (code, fault) => {
  expect(faultOfJob(new UserError('Something.', { code }))).toBe(fault);
});

it('takes an unexpected failure in the inference process for what that process found', () => {
  expect(faultOfJob(new ChildFailure('std::bad_alloc', 'sample'))).toBe('sample');
});

it('knows nothing of other failures, whatever they say', () => {
  expect(faultOfJob(new Error('the device is lost'))).toBeNull();
});
