import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { openKeptReference } from './open-kept-reference.ts';

it.each<[string, Uint8Array, string]>([
  ['is no statistics', Buffer.from('text'), 'val is neither'],
  [
    'has no sigma',
    zipSync({ 'mu.npy': writeNpy([2], new Float64Array(2)) }),
    'The statistics file val cannot be read',
  ],
])('a reference whose file %s is told by its name', async (_, content, words) => {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-reference-'));
  const path = join(folder, 'val.npz');
  await writeFile(path, content);
  const refusal: unknown = await openKeptReference(path, 'val').catch((error: unknown) => error);
  const message = refusal instanceof Error ? refusal.message : 'opened';
  expect(message).toContain(words);
  expect(message).toMatch(/Keep it again: onpar stats FOLDER --name val\.$/);
  expect(message).not.toContain(folder);
  await rm(folder, { recursive: true });
});
