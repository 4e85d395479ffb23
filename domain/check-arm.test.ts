import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkArm, type UncheckedArm } from './check-arm.ts';
import { UserError } from './user-error.ts';

const ARM: UncheckedArm = {
  key: 'a',
  model: 'm',
  scheduler: null,
  steps: 50,
  guidanceScale: 7.5,
  guidanceRescale: 0,
  negativePrompt: '',
  width: null,
  height: null,
};

const refusal = (change: Partial<UncheckedArm>): string => {
  try {
    checkArm({ ...ARM, ...change });
  } catch (error) {
    if (error instanceof UserError && error.code === 'bad-arm') return error.message;
    throw error;
  }
  return '';
};

test('an arm that the generator honours is given back as it is', () => {
  for (const scheduler of [null, 'ddim', 'dpmsolver++']) {
    expect(checkArm({ ...ARM, scheduler })).toEqual({ ...ARM, scheduler });
  }
});

test.each<[Partial<UncheckedArm>, string]>([
  [
    { scheduler: 'ddimm' },
    'scheduler of arm "a" must be one of ddim, pndm, euler, euler-ancestral, dpmsolver++, unipc, heun, lms, lcm, not "ddimm"; did you mean ddim?',
  ],
  [{ scheduler: 'foo' }, 'not "foo".'],
  [{ scheduler: '' }, 'not "".'],
  [{ scheduler: 'toString' }, 'not "toString".'],
  [{ scheduler: 'DDIMScheduler' }, 'did you mean ddim?'],
  [{ scheduler: 'dpm++' }, 'did you mean dpmsolver++?'],
  [{ scheduler: 'Euler a' }, 'did you mean euler-ancestral?'],
  [{ steps: 0 }, 'steps of arm "a" must be a whole number from 1 to 1000, not 0.'],
  [{ steps: 2.5 }, 'not 2.5.'],
  [{ steps: NaN }, 'not NaN.'],
  [
    { guidanceScale: Infinity },
    'guidance_scale of arm "a" must be a number from 0 to 100, not Inf',
  ],
  [{ guidanceRescale: 1.1 }, 'guidance_rescale of arm "a" must be a number from 0 to 1, not 1.1.'],
  [{ width: 65 }, 'width of arm "a" must be a multiple of 8 from 16 to 4096, not'],
  [{ height: 8 }, 'not 8.'],
  [{ negativePrompt: 'x'.repeat(2001) }, 'negative_prompt of arm "a" has 2001 characters'],
])('%j is refused with its name and what it must be', (change, message) => {
  expect(refusal(change)).toContain(message);
});

test('characters outside the basic plane count once', () => {
  expect(refusal({ negativePrompt: '🐈'.repeat(2000) })).toBe('');
});

test('whatever the values, an arm is honoured or refused with a sentence', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, 1, 64, 1000, 4096));
  const settings = fc.record({
    steps: number,
    guidanceScale: number,
    guidanceRescale: number,
    width: fc.option(number),
    height: fc.option(number),
    scheduler: fc.option(fc.oneof(fc.string(), fc.constantFrom('ddim', 'toString', '__proto__'))),
    negativePrompt: fc.string({ unit: 'binary' }),
  });
  fc.assert(
    fc.property(settings, (change) => {
      const message = refusal(change);
      expect(/^$|[.?]$/s.test(message)).toBe(true);
    }),
  );
});
