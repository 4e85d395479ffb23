import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendRecord, manifestPath, readManifest, rewriteManifest } from './manifest-file.ts';
import { sampleFile } from './sample-file.ts';
import type { SampleRecord } from './sample-record.ts';

const hash = 'a'.repeat(64);
const record = (replicate: number): SampleRecord => ({
  prompt_index: 3,
  prompt: 'line\nbreak " and \u2028',
  replicate,
  seed: 9,
  arm: {
    key: '50',
    model: 'm',
    model_sha256: hash,
    scheduler: 'pndm',
    steps: 50,
    guidance_scale: 7.5,
    guidance_rescale: 0,
    negative_prompt: '',
    width: 64,
    height: 64,
  },
  device: { requested: 'cpu', used: 'cpu', name: 'c', runtime: 'r' },
  precision: 'float32',
  rng: 'torch-cpu',
  file: sampleFile({ armKey: '50', promptIndex: 3, replicate }),
  sha256: hash,
  pixels_sha256: hash,
  latency_ms: { text_encoder: 0, denoise: 1, vae_decoder: 1, total: 2 },
  created_at: '2026-01-02T03:04:05.678Z',
});

let path: string;
beforeEach(async () => {
  path = manifestPath(await mkdtemp(join(tmpdir(), 'onpar-manifest-')));
});
afterEach(() => rm(join(path, '..'), { recursive: true }));

describe('a manifest', () => {
  it('gives back what was appended, one line each', async () => {
    for (const replicate of [0, 1]) await appendRecord(path, record(replicate));
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3);
    expect([...(await readManifest(path)).values()]).toEqual([record(0), record(1)]);
  });

  it('that is not there holds nothing', async () => {
    expect((await readManifest(path)).size).toBe(0);
  });

  it('with half a last line is read up to it, and mended by rewriting', async () => {
    await appendRecord(path, record(0));
    await appendFile(path, JSON.stringify(record(1)).slice(0, 50));
    const records = await readManifest(path);
    expect([...records.keys()]).toEqual(['50/00003-0.png']);
    await rewriteManifest(path, records.values());
    await appendRecord(path, record(2));
    expect([...(await readManifest(path)).keys()]).toEqual(['50/00003-0.png', '50/00003-2.png']);
  });

  it('counts the last record of a file', async () => {
    await appendRecord(path, record(0));
    await appendRecord(path, { ...record(0), seed: 10 });
    expect((await readManifest(path)).get('50/00003-0.png')?.seed).toBe(10);
  });

  it.each([
    ['not JSON', '{]\n', /manifest.jsonl:1 is not a sample's record \(it is not JSON\)/],
    ['something else', '{"prompt_index": -1}\n', /manifest.jsonl:1 .*prompt_index/],
  ])('with a line that is %s is refused with its place', async (_, text, message) => {
    await writeFile(path, text);
    await expect(readManifest(path)).rejects.toThrow(message);
  });
});
