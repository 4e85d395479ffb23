import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { findFileList } from './find-file-list.ts';
import type { ImageFiles } from './image-files.ts';

const imageFiles = (texts: Record<string, string>, images = ['x.png', 'y.png']): ImageFiles => ({
  label: './mj',
  names: [...Object.keys(texts), ...images],
  read: (name) => Promise.resolve(Buffer.from(present(texts[name], name), 'utf8')),
});

describe('the list beside images', () => {
  it.each([
    ['manifest.jsonl', '{"file":"x.png","prompt_index":3}\n'],
    ['metadata.jsonl', '{"file_name":"x.png","text":"a cat"}\n'],
    ['metadata.csv', 'file_name,caption\nx.png,a cat\n'],
    ['windows.csv', '\uFEFFImage_Path;Prompt\r\nx.png;a cat\r\n'],
    ['list.tsv', 'filename\tprompt\nx.png\t"a ""cat"""\n'],
    ['list.json', '[{"image_path":"x.png","prompt":"a cat"}]'],
    ['in-object.json', '{"images":[{"file":"x.png","prompt":"a cat"}],"version":2}'],
    ['by-file.json', '{"x.png":"a cat","y.png":"a dog"}'],
    ['objects-by-file.json', '{"x.png":{"prompt":"a cat"}}'],
  ])('is found in %s', async (name, text) => {
    const list = await findFileList(imageFiles({ [name]: text }));
    expect(list?.name).toBe(name);
    expect(list?.rows.length).toBeGreaterThan(0);
  });

  it.each([
    ['what a tool says of one image', { 'x.json': '{"prompt":"a cat","file":"x.png","seed":1}' }],
    ['settings', { 'config.json': '{"sampler":"euler","sizes":[1,2]}', 'seeds.json': '[1,2]' }],
    ['what cannot be read and says nothing of images', { 'log.jsonl': 'no json', 'a.json': '{,}' }],
    ['a table of times', { 'times.csv': 'a;b\n1;2;3\n' }],
    ['a list of prompts', { 'prompts.csv': 'prompt,category\na cat,Animals\n' }],
  ])('is not %s', async (_, texts) => {
    expect(await findFileList(imageFiles(texts))).toBeNull();
  });

  it.each([
    ['manifest.jsonl', '{"file":"x.png"'],
    ['images.csv', 'file,prompt\nx.png,a cat,what is this\n'],
    ['images.json', '[{"file":"x.png","prompt":"a cat"},]'],
  ])('is refused where it begins as one and cannot be read: %s', async (name, text) => {
    await expect(findFileList(imageFiles({ [name]: text }))).rejects.toThrow(name);
  });

  it('is refused where it names columns and is no UTF-8, as spreadsheets save it', async () => {
    const bytes = Buffer.from('file;prompt\nx.png;un caf\u00e9\n', 'latin1');
    const files = { ...imageFiles({ 'list.csv': '' }), read: () => Promise.resolve(bytes) };
    await expect(findFileList(files)).rejects.toThrow('list.csv:2 is not valid UTF-8');
  });

  it('is refused where there are two', async () => {
    const text = 'file,prompt\nx.png,a cat\n';
    const files = imageFiles({ 'a.csv': text, 'b.csv': text });
    await expect(findFileList(files)).rejects.toThrow('a.csv and b.csv: keep one');
  });
});
