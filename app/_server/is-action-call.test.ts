import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActionCall } from './is-action-call.ts';

const ID = 'a'.repeat(42);
const plain = { 'content-type': 'text/plain;charset=UTF-8' };

const post = (body: BodyInit | null, headers: Record<string, string> = {}): Request =>
  new Request('http://x.test/studies', { method: 'POST', body, headers });
const called = (args: unknown): Promise<boolean> =>
  isActionCall(post(JSON.stringify(args), plain), ID);

/** What React sends for a call with a form, and for a form sent without script. */
function form(fields: Record<string, string>): Request {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return post(data);
}
const withoutScript = {
  $ACTION_REF_1: '',
  '$ACTION_1:0': JSON.stringify({ id: ID, bound: '$@1' }),
  '$ACTION_1:1': '["$undefined"]',
  $ACTION_KEY: 'k1',
  token: 'anything',
};

describe('isActionCall', () => {
  it('takes calls as our pages send them', async () => {
    expect(await called(['my-study'])).toBe(true);
    expect(await called([])).toBe(true);
    expect(await called([{ slug: 'my-study', as: 'paused' }])).toBe(true);
    expect(await called(['$$100 is a text', '$undefined'])).toBe(true);
    const args = '["my-study","$K1"]';
    expect(await isActionCall(form({ _1_reason: '$F1 {', '0': args }), ID)).toBe(true);
    expect(await isActionCall(form({ '0': args }), ID)).toBe(true);
    expect(await isActionCall(form(withoutScript), null)).toBe(true);
    expect(await isActionCall(form({ [`$ACTION_ID_${ID}`]: '', count: '1' }), null)).toBe(true);
  });

  it('takes any JSON values as arguments, and none of what stands for something else', async () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (args) => {
        const text = JSON.stringify(args);
        fc.pre(!/(?<=[[,:])"\$/.test(text));
        expect(await called(args)).toBe(true);
      }),
    );
    for (const reference of ['$F1', '$K1', '$@1', '$Q1', '$B1', '$n1', '$D2026', '$T', '$1:a']) {
      expect(await called([reference])).toBe(false);
      expect(await called([{ deep: [reference] }])).toBe(false);
      const args = JSON.stringify([{ deep: reference }]);
      if (reference !== '$K1') expect(await isActionCall(form({ '0': args }), ID)).toBe(false);
    }
  });

  it('takes nothing that is no list of arguments', async () => {
    for (const body of ['', '{', 'null', '{}', '"x"', '1', `${'['.repeat(99)}${']'.repeat(99)}`]) {
      expect(await isActionCall(post(body, plain), ID)).toBe(false);
    }
    expect(await called(Array.from({ length: 17 }, () => 1))).toBe(false);
    expect(await isActionCall(post('[]', { 'content-type': 'application/json' }), ID)).toBe(false);
    expect(await isActionCall(post(null), ID)).toBe(false);
    expect(await isActionCall(post('[]', plain), 'x')).toBe(false);
    expect(await isActionCall(post('[]', plain), null)).toBe(false);
  });

  it('takes no form that is broken, or that lacks what makes it a call', async () => {
    const broken = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(await isActionCall(post('--b\r\n', broken), ID)).toBe(false);
    expect(await isActionCall(form({ _1_reason: 'x' }), ID)).toBe(false);
    expect(await isActionCall(form({ '0': '["$K1"]', reason: 'x' }), ID)).toBe(false);
    expect(await isActionCall(form({ reason: 'x' }), null)).toBe(false);
    for (const name of ['$ACTION_1:0', '$ACTION_1:1'] as const) {
      for (const value of ['', '{', '[', 'null', '{"id":"x"}', '["$F1"]']) {
        const spoilt = form({ ...withoutScript, [name]: value });
        expect(await isActionCall(spoilt, null)).toBe(false);
      }
    }
    expect(await isActionCall(form({ ...withoutScript, $ACTION_REF_2: '' }), null)).toBe(false);
  });
});
