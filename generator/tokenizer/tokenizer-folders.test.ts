import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadTokenizer } from './load-tokenizer.ts';

const tiny = new URL('../fixtures/tiny-sd/tokenizer', import.meta.url).pathname;
let model: string;
const file = (name: string): string => join(model, 'tokenizer', name);
const change = async (
  name: string,
  edit: (json: Record<string, unknown>) => object,
): Promise<void> =>
  writeFile(
    file(name),
    JSON.stringify(edit(JSON.parse(await readFile(file(name), 'utf8')) as Record<string, unknown>)),
  );

beforeEach(async () => {
  model = await mkdtemp(join(tmpdir(), 'onpar-tokenizer-'));
  await cp(tiny, join(model, 'tokenizer'), { recursive: true });
});
afterEach(async () => rm(model, { recursive: true }));

async function refusal(): Promise<string> {
  const error = await loadTokenizer(model).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return error instanceof UserError ? error.message : '';
}

describe('settings', () => {
  test('a maximum of 1e30, as transformers writes for "unknown", means 77', async () => {
    await change('tokenizer_config.json', (c) => ({ ...c, model_max_length: 1e30 }));
    expect((await loadTokenizer(model)).maxLength).toBe(77);
  });

  test('no maximum means 77', async () => {
    await change('tokenizer_config.json', (c) => ({ ...c, model_max_length: null }));
    expect((await loadTokenizer(model)).maxLength).toBe(77);
  });

  test('a shorter maximum shortens the prompt', async () => {
    await change('tokenizer_config.json', (c) => ({ ...c, model_max_length: 5 }));
    const { ids, truncated } = (await loadTokenizer(model)).encode('1 2 3 4 5');
    expect([...ids]).toEqual([769, 272, 273, 274, 770]);
    expect(truncated).toBe('4 5');
  });

  test('special_tokens_map.json decides the padding token, as for Stable Diffusion 2', async () => {
    await change('special_tokens_map.json', (c) => ({ ...c, pad_token: '!' }));
    expect([...(await loadTokenizer(model)).encode('').ids].slice(0, 4)).toEqual([769, 770, 0, 0]);
  });

  test('a padding token may be an AddedToken object in tokenizer_config.json alone', async () => {
    await rm(file('special_tokens_map.json'));
    const pad_token = { __type: 'AddedToken', content: '#', normalized: true };
    await change('tokenizer_config.json', (c) => ({ ...c, pad_token }));
    expect((await loadTokenizer(model)).encode('').ids[76]).toBe(2);
  });

  test('a token of added_tokens.json is matched whole', async () => {
    await writeFile(file('added_tokens.json'), JSON.stringify({ '<My-Style>': 771 }));
    const { ids } = (await loadTokenizer(model)).encode('1 <my-style>2');
    expect([...ids].slice(0, 5)).toEqual([769, 272, 771, 273, 770]);
  });
});

describe('a broken folder is refused in one sentence that names the file', () => {
  test.each(['vocab.json', 'merges.txt', 'tokenizer_config.json'])('%s missing', async (name) => {
    await rm(file(name));
    expect(await refusal()).toContain(`${file(name)} is missing`);
  });

  test.each([
    ['vocab.json', '{"a": 0,', 'not valid JSON'],
    ['vocab.json', '["a"]', 'expected record'],
    ['vocab.json', '{"a": -1}', 'at a'],
    ['vocab.json', '{}', 'no tokens'],
    ['merges.txt', '#version: 0.2\ni n x\n', 'line 2 is not two tokens'],
    ['merges.txt', '#version: 0.2\ni n\nq qqq\n', 'line 3 needs the token "qqq"'],
    ['tokenizer_config.json', 'null', 'expected object'],
    ['tokenizer_config.json', '{"model_max_length": "77"}', 'at model_max_length'],
    ['special_tokens_map.json', '{"pad_token": 7}', 'at pad_token'],
    ['tokenizer.json', '{"model": {}}', 'at added_tokens'],
  ])('%s holding %s', async (name, content, fault) => {
    await writeFile(file(name), content);
    const message = await refusal();
    expect(message).toContain(file(name));
    expect(message).toContain(fault);
  });

  test('a special token without an id', async () => {
    await change('special_tokens_map.json', (c) => ({ ...c, pad_token: '<pad>' }));
    expect(await refusal()).toContain('"<pad>" has no id');
  });

  test('a tokenizer.json of an unknown kind', async () => {
    const json = { normalizer: null, pre_tokenizer: { type: 'Nonsense' }, post_processor: null };
    await writeFile(
      file('tokenizer.json'),
      JSON.stringify({ ...json, decoder: null, model: { type: 'BPE' }, added_tokens: [] }),
    );
    expect(await refusal()).toContain(file('tokenizer.json'));
  });

  test('a tokenizer.json that does not frame the prompt', async () => {
    const saved = new URL('../fixtures/tokenizer-json/tokenizer/tokenizer.json', import.meta.url);
    const json: object = JSON.parse(await readFile(saved, 'utf8'));
    await writeFile(file('tokenizer.json'), JSON.stringify({ ...json, post_processor: null }));
    expect(await refusal()).toContain('one start and one end token');
  });
});
