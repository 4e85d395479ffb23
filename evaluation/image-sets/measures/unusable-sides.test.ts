import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { openEvaluationInput } from './open-evaluation-input.ts';
import { openFeatures } from './open-features.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-unusable-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const exitOf = async (opened: Promise<unknown>): Promise<unknown> =>
  opened.then(
    () => 'opened',
    (error: unknown) => (error instanceof Error && 'exitCode' in error ? error.exitCode : error),
  );

const zeros = (...shape: number[]): Uint8Array =>
  writeNpy(shape, new Float64Array(shape.reduce((product, size) => product * size, 1)));

it.each<[string, Uint8Array]>([
  ['array.npy', zeros(2, 2, 2, 4)],
  ['fractions.npy', zeros(2, 2, 2, 3)],
  ['statistics.npz', zipSync({ 'mu.npy': zeros(2), 'sigma.npy': zeros(3, 3) })],
  ['batches.npz', zipSync({ 'a.npy': zeros(2, 1, 1, 3), 'b.npy': zeros(2, 1, 1, 3) })],
  ['cut.zip', zipSync({ 'a.png': new Uint8Array(9) }).subarray(0, 60)],
])('the work fails on %s, which was read and cannot be used', async (name, content) => {
  const path = join(folder, name);
  await writeFile(path, content);
  expect(await exitOf(openEvaluationInput(path))).toBe(1);
  expect(await exitOf(openFeatures(path))).toBe(1);
});

it('a call is wrong that names nothing, or a folder of no images', async () => {
  const [away, empty] = [join(folder, 'away'), join(folder, 'empty')];
  await mkdir(empty);
  expect(await exitOf(openEvaluationInput(away))).toBe(2);
  expect(await exitOf(openFeatures(away))).toBe(2);
  expect(await exitOf(openEvaluationInput(empty))).toBe(2);
});
