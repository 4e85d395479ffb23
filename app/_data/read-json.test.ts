import { describe, expect, it, test } from 'vitest';
import { readJson } from './read-json.ts';

const sent = (body: BodyInit | null, type?: string): Request =>
  new Request('http://onpar.test/', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'Content-Type': type },
  });

test('what a page sends is read, whatever it says that it is', async () => {
  expect(await readJson(sent('{"a":["ü",1]}'), 100)).toEqual({ a: ['ü', 1] });
  expect(await readJson(sent('[1]', 'application/json'), 100)).toEqual([1]);
});

describe('what cannot be read is refused in words', () => {
  it.each([
    ['nothing', sent(null), 'Nothing was sent'],
    ['an empty text', sent('', 'application/json'), 'Nothing was sent'],
    ['half a document', sent('{', 'application/json'), 'no JSON, or was cut off'],
    ['no JSON', sent('\0', 'application/json; charset=utf-8'), 'no JSON, or was cut off'],
    ['no UTF-8', sent(new Uint8Array([0x22, 0xff, 0x22])), 'no JSON, or was cut off'],
    ['a form', sent('a=1', 'application/x-www-form-urlencoded'), 'came as "application/x-www-form'],
    ['a picture', sent('x', 'image/png'), 'as application/json'],
  ])('%s', async (_, request, words) => {
    await expect(readJson(request, 100)).rejects.toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringContaining(words) }),
    );
  });

  it('more than is taken, of which no more than the limit is read', async () => {
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
    await expect(readJson(request, 10_000)).rejects.toThrow(
      expect.objectContaining({
        code: 'too-large',
        message: expect.stringContaining('longer than 10 kB'),
      }),
    );
    expect(asked).toBeLessThan(20);
  });
});
