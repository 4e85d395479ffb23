import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '#files/npy.ts';
import { goldenFeatures } from '#evaluation/fixtures/golden-features.ts';
import golden from '#evaluation/fixtures/metrics.json' with { type: 'json' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-cli-fid-'));
  for (const name of ['x', 'z'] as const) {
    const { rows, columns, values } = goldenFeatures(golden[name]);
    await writeFile(join(folder, `${name}.npy`), writeNpy([rows, columns], values));
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Outcome = { status: number | null; stdout: string; stderr: string };

async function onpar(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['cli/onpar.ts', ...args], (_, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout, stderr });
    });
  });
}

describe('onpar fid', () => {
  it('prints one JSON document with the keys of the contract', async () => {
    const [x, z] = [join(folder, 'x.npy'), join(folder, 'z.npy')];
    const { status, stdout } = await onpar('fid', '--features', x, z, '--json');
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as object;
    expect(Object.keys(result)).toEqual([
      ...['metric', 'value', 'ci95', 'bias_estimate', 'n', 'dims', 'network', 'resize', 'ddof'],
      ...['method', 'device', 'precision', 'warnings', 'distance', 'ci95_of', 'distinct'],
    ]);
    expect(result).toMatchObject({
      metric: 'fid',
      value: expect.closeTo(golden.fid_xz.nuclear, 10),
      n: [300, 257],
      dims: 64,
    });
  });

  it.each([
    ['a study without an arm', ['fid', 'my-study', 'x'], 2, /name an arm: my-study\/ARM/],
    ['a missing folder', ['fid', '/nonexistent/a', '/nonexistent/b'], 2, /no file or folder/],
    ['one side only', ['fid', '/tmp'], 2, /missing required argument/],
    ['an unknown dialect', ['fid', '/tmp', '/tmp', '--resize', 'pil'], 2, /Allowed choices/],
    ['a batch of nothing', ['fid', '/tmp', '/tmp', '--batch-size', '0'], 2, /whole number/],
  ])('says in one sentence what is wrong with %s', async (_, args, expected, message) => {
    const { status, stdout, stderr } = await onpar(...args);
    expect(status).toBe(expected);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('onpar metrics', () => {
  it('gives each metric asked for, and refuses others by name', async () => {
    const sides = ['--features', join(folder, 'x.npy'), join(folder, 'z.npy')];
    const { stdout } = await onpar('metrics', ...sides, '--metrics', 'kid,prdc', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      metrics: { kid: { value: expect.closeTo(golden.kid_unbiased_xz, 10) }, prdc: {} },
    });
    const wrong = await onpar('metrics', ...sides, '--metrics', 'sharpness');
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('sharpness is none of'),
    ]);
  });

  it('measures one side alone, and says which metrics need another', async () => {
    const logits = join(folder, 'x.npy');
    const alone = await onpar('metrics', '--features', logits, '--metrics', 'is,kid', '--json');
    expect(JSON.parse(alone.stdout)).toMatchObject({
      metrics: { is: { value: expect.any(Number) }, kid: { value: null } },
      n: [300, null],
    });
    expect(alone.stderr).toContain('kid is left out: it needs a set B to compare with');
    const wrong = await onpar('metrics', '--features', logits);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('Give two sides')]);
  });

  it('leaves out clipscore without its folder, and computes the others', async () => {
    const sides = ['--features', join(folder, 'x.npy'), join(folder, 'z.npy')];
    const { status, stdout } = await onpar('metrics', ...sides, '--metrics', 'clipscore,fid');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^fid .*\d/m)]);
    expect(stdout).toMatch(/^clipscore +left out: clipscore needs --clip/m);
    const mistyped = await onpar('metrics', ...sides, '--metrics', 'clipscore,fid', '--clip', '/x');
    expect([mistyped.status, mistyped.stdout]).toEqual([2, '']);
    expect(mistyped.stderr).toContain('There is no CLIP folder /x: check --clip');
  });
});
