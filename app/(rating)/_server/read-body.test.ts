import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

const sent = (body: BodyInit | null): Request =>
  new Request('http://onpar.test/', { method: 'POST', body });

test('what a page sends is read', async () => {
  expect(await readBody(sent('{"a":["ü",1]}'), 100)).toEqual({ a: ['ü', 1] });
});

test('what is no JSON, or nothing, is undefined and no failure', async () => {
  for (const body of [null, '', '{', 'null?', '\0', new Uint8Array([0xff, 0xfe])]) {
    expect(await readBody(sent(body), 100)).toBeUndefined();
  }
});

test('what never ends is read no further than the limit', async () => {
  let asked = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      asked += 1;
      controller.enqueue(new Uint8Array(1000).fill(0x5b));
    },
  });
  const request = new Request('http://onpar.test/', {
    method: 'POST',
    body: endless,
    // Node asks for it where a body is a stream
    ...{ duplex: 'half' },
  });
  expect(await readBody(request, 10_000)).toBeUndefined();
  expect(asked).toBeLessThan(20);
});
