import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireClipFolder } from './require-clip-folder.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'onpar-clip-folder-'));
});
afterAll(() => rm(scratch, { recursive: true }));

describe('a CLIP folder', () => {
  it('is taken where it holds both encoders and the tokenizer', async () => {
    await expect(
      requireClipFolder(join(import.meta.dirname, 'fixtures', 'tiny-clip')),
    ).resolves.toBeUndefined();
  });

  it('is refused where nothing is there', async () => {
    await expect(requireClipFolder(join(scratch, 'mistyped'))).rejects.toThrow(
      /^There is no CLIP folder .*mistyped: check --clip/,
    );
  });

  it('is refused by what it lacks', async () => {
    await mkdir(join(scratch, 'image_encoder'));
    await writeFile(join(scratch, 'image_encoder', 'model.onnx'), '');
    await expect(requireClipFolder(scratch)).rejects.toThrow(
      /is no CLIP folder, it has no text_encoder\/model\.onnx and no tokenizer: check --clip/,
    );
  });
});
