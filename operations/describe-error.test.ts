import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error.ts';

const silent = { messages: false };

describe('describeError', () => {
  it('says kind, code, digest and place, and of causes too', () => {
    const cause = Object.assign(new TypeError('ann@example.org'), { code: '23505' });
    const error = Object.assign(new Error('for Ann', { cause }), { digest: '123' });
    const line = describeError(error, silent);
    expect(line).toMatchObject({ type: 'Error', digest: '123' });
    expect(line.cause).toMatchObject({ type: 'TypeError', code: '23505' });
    expect(line.frames[0]).toContain('describe-error.test.ts');
    expect(JSON.stringify(line)).not.toMatch(/ann/i);
  });

  it('says nothing of what an error carries, whatever it is', () => {
    const secret = 'Zm9v-secret';
    const part = fc.oneof(fc.string(), fc.constantFrom('\n    at ', '\n', ' ', '@', 'Error: '));
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(secret) + secret);
    fc.assert(
      fc.property(text, text, (message, value) => {
        const detail = { meta: { target: value }, code: `${value} ${secret}`, digest: { value } };
        const cause = Object.assign(new Error(value), detail);
        const error = Object.assign(new RangeError(message, { cause }), detail);
        expect(JSON.stringify(describeError(error, silent))).not.toContain(secret);
      }),
    );
  });

  it('says nothing of a stack whose message was changed afterwards', () => {
    const error = new Error('secret\n    at secret');
    expect(error.stack).toContain('at secret');
    error.message = 'another';
    expect(describeError(error, silent).frames).toEqual([]);
  });

  it('says messages where it is told to, and ends with an endless chain of causes', () => {
    const error = new Error('disk full');
    error.cause = error;
    const line = describeError(error, { messages: true });
    expect(line.message).toBe('disk full');
    expect(JSON.stringify(line).length).toBeLessThan(20_000);
    expect(describeError('text', silent)).toEqual({ type: 'string', frames: [] });
  });
});
