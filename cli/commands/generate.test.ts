import { present } from '#domain/present.ts';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPngText } from '#files/fixtures/find-png-text.ts';
import { readPngChunks } from '#files/png-chunks.ts';
import { sampleRecordSchema } from '#generator/manifest/sample-record.ts';
import { captureCommand } from './capture-command.ts';
import { generateCommand } from './generate.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODEL = join(ROOT, 'generator/fixtures/tiny-sd');
const PROMPTS =
  'Prompt\tCategory\tChallenge\tNote\na red fox\tAnimals\tBasic\t\ntwo hands\tPeople\tBasic\t\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-generate-'));
  await writeFile(join(folder, 'prompts.tsv'), PROMPTS);
});
afterAll(() => rm(folder, { recursive: true }));

function command(args: string[]): string[] {
  return [join(ROOT, 'cli/onpar.ts'), 'generate', ...args];
}

const basic = (out: string): string[] => [
  '--model',
  MODEL,
  '--prompts',
  join(folder, 'prompts.tsv'),
  '--out',
  join(folder, out),
];

async function records(out: string) {
  const text = await readFile(join(folder, out, 'manifest.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => sampleRecordSchema.parse(JSON.parse(line)));
}

describe('onpar generate', () => {
  it('writes an image and a record for each number of steps, prompt and replicate', async () => {
    const ran = await captureCommand(
      generateCommand(),
      ...basic('all'),
      '--steps',
      '2,3',
      '--replicates',
      '2',
      '--seed',
      '7',
      '--json',
    );
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ total: 8, made: 8, kept: 0, failed: [] });
    const made = await records('all');
    expect(made.map((r) => r.file).sort()).toEqual(
      ['2', '3'].flatMap((s) =>
        ['00000-0', '00000-1', '00001-0', '00001-1'].map((n) => `${s}/${n}.png`),
      ),
    );
    for (const record of made) {
      const png = await readFile(join(folder, 'all', record.file));
      expect(createHash('sha256').update(png).digest('hex')).toBe(record.sha256);
      expect(record.seed).toBe(7 + record.replicate + 2 * record.prompt_index);
    }
  });

  it('puts into each PNG all that is needed to make it again', async () => {
    await captureCommand(
      generateCommand(),
      ...basic('png'),
      '--steps',
      '2',
      '--negative-prompt',
      'blurry\n"雪"',
    );
    const [record] = await records('png');
    const chunks = readPngChunks(
      await readFile(join(folder, 'png', present(record, 'the record').file)),
    );
    const embedded: unknown = JSON.parse(present(findPngText(chunks, 'onpar'), 'the text'));
    expect(embedded).toMatchObject({
      prompt: 'a red fox',
      seed: 0,
      arm: {
        model: 'tiny-sd',
        model_sha256: record?.arm.model_sha256,
        negative_prompt: 'blurry\n"雪"',
      },
      pixels_sha256: record?.pixels_sha256,
    });
    expect(findPngText(chunks, 'parameters')).toMatch(
      /^a red fox\nNegative prompt: blurry\n"雪"\nSteps: 2, Sampler: pndm, CFG scale: 7.5, Seed: 0, Size: 64x64, /,
    );
  });

  it('gives the same bytes for the same call', async () => {
    for (const out of ['once', 'twice'])
      await captureCommand(generateCommand(), ...basic(out), '--steps', '2');
    const hashes = async (out: string) => (await records(out)).map((r) => r.sha256);
    expect(await hashes('once')).toEqual(await hashes('twice'));
  });

  it('called again makes only what is missing, damaged or unrecorded', async () => {
    const args = [...basic('again'), '--steps', '2', '--replicates', '3', '--json'];
    await captureCommand(generateCommand(), ...args);
    const before = await records('again');
    await rm(join(folder, 'again/2/00000-0.png'));
    await truncate(join(folder, 'again/2/00000-1.png'), 100);
    const manifest = join(folder, 'again/manifest.jsonl');
    const text = await readFile(manifest, 'utf8');
    await truncate(manifest, Buffer.byteLength(text) - 20);
    await writeFile(join(folder, 'again/2/.00001-0.png.123.tmp'), 'half');
    expect(JSON.parse((await captureCommand(generateCommand(), ...args)).out)).toMatchObject({
      made: 3,
      kept: 3,
    });
    const after = await records('again');
    const byFile = (rows: typeof after) => rows.map((r) => [r.file, r.sha256].join()).sort();
    expect(byFile(after)).toEqual(byFile(before));
    expect(await readdir(join(folder, 'again/2'))).toHaveLength(6);
    expect(JSON.parse((await captureCommand(generateCommand(), ...args)).out)).toMatchObject({
      made: 0,
      kept: 6,
      device: null,
    });
  });

  it('refuses a folder that holds the same files made with other settings', async () => {
    await captureCommand(generateCommand(), ...basic('other'), '--steps', '2');
    const ran = await captureCommand(
      generateCommand(),
      ...basic('other'),
      '--steps',
      '2',
      '--seed',
      '1',
    );
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/made with seed 0, now it is 1: take another --out/);
  });

  it('after a kill holds only whole images, and goes on where it was', async () => {
    const args = [...basic('killed'), '--steps', '20', '--replicates', '20', '--batch-size', '1'];
    const child = spawn(process.execPath, command(args), { cwd: folder, stdio: 'ignore' });
    while ((await countImages('killed')) < 3) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    const left = await countImages('killed');
    expect(left).toBeLessThan(40);
    const ran = await captureCommand(generateCommand(), ...args, '--json');
    const { made, kept } = JSON.parse(ran.out) as { made: number; kept: number };
    expect(made + kept).toBe(40);
    expect(kept).toBeGreaterThanOrEqual(2);
    expect(new Set((await records('killed')).map((r) => r.file)).size).toBe(40);
  });

  it('after Ctrl-C ends with status 130 and keeps what was made', async () => {
    const args = [...basic('stopped'), '--steps', '50', '--replicates', '50', '--batch-size', '1'];
    const child = spawn(process.execPath, command(args), { cwd: folder, stdio: 'ignore' });
    while ((await countImages('stopped')) < 2) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('exit', done));
    expect(code).toBe(130);
    expect((await records('stopped')).length).toBe(await countImages('stopped'));
  });

  it('saves final latents as .npy beside the image, and takes starting ones', async () => {
    await captureCommand(generateCommand(), ...basic('latents'), '--steps', '2', '--save-latents');
    const npy = await readFile(join(folder, 'latents/2/00000-0.npy'));
    expect(npy.toString('latin1', 0, 128)).toContain("'shape': (1, 4, 8, 8)");
    expect(npy.length).toBe(128 + 4 * 4 * 8 * 8);
    await writeFile(join(folder, 'start.npy'), npy);
    expect(
      (
        await captureCommand(
          generateCommand(),
          ...basic('started'),
          '--steps',
          '2',
          '--latents',
          join(folder, 'start.npy'),
        )
      ).code,
    ).toBe(0);
    const wrong = await captureCommand(
      generateCommand(),
      ...basic('wide'),
      '--width',
      '96',
      '--latents',
      join(folder, 'start.npy'),
    );
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(
      /given latents are 1 x 4 x 8 x 8 where arm "50" needs 1 x 4 x 8 x 12/,
    );
  });

  it('makes the arms of a protocol from files alone, with its seeds', async () => {
    const protocol = [
      'name: Tiny',
      'prompts: { set: prompts.tsv }',
      'replicates: 2',
      'arms:',
      `  - { key: a4, label: Four, model: ${MODEL}, steps: 4 }`,
      `  - { key: b2, label: Two, model: ${MODEL}, steps: 2, scheduler: ddim, guidance_scale: 3 }`,
      'seeds: { list: [11, 12, 21, 22] }',
      'questions: [{ id: q, title: Better, ask: Which? }]',
    ].join('\n');
    await writeFile(join(folder, 'study.yaml'), protocol);
    const ran = await captureCommand(
      generateCommand(),
      '--protocol',
      join(folder, 'study.yaml'),
      '--out',
      join(folder, 'study'),
    );
    expect(ran.err).toMatch(/8 made/);
    const made = await records('study');
    const seeds = made
      .filter((r) => r.arm.key === 'b2')
      .map((r) => [r.file, r.seed, r.arm.scheduler]);
    expect(seeds.sort()).toEqual([
      ['b2/00000-0.png', 11, 'ddim'],
      ['b2/00000-1.png', 12, 'ddim'],
      ['b2/00001-0.png', 21, 'ddim'],
      ['b2/00001-1.png', 22, 'ddim'],
    ]);
  });

  it('says and records where timesteps are rounded for the U-Net', async () => {
    const call = [...basic('rounded'), '--steps', '5', '--scheduler'];
    const euler = await captureCommand(generateCommand(), ...call, 'euler');
    expect(euler.err).toMatch(
      /scheduler uses fractional timesteps.* they are rounded, and the manifest says so/,
    );
    expect((await records('rounded')).map((r) => r.timesteps)).toEqual(['rounded', 'rounded']);
    const ddim = await captureCommand(
      generateCommand(),
      ...basic('exact'),
      '--steps',
      '5',
      '--scheduler',
      'ddim',
    );
    expect(ddim.err).not.toMatch(/rounded/);
    expect((await records('exact')).map((r) => r.timesteps)).toEqual(['exact', 'exact']);
  });

  it('warns of what a prompt is cut by', async () => {
    const prompt = Array.from({ length: 100 }, (_, i) => `word${i}`).join(' ');
    const ran = await captureCommand(
      generateCommand(),
      '--model',
      MODEL,
      '--prompt',
      prompt,
      '--steps',
      '1',
      '--out',
      join(folder, 'cut'),
    );
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/Prompt 0 is longer than 77 tokens; left out: ".*word 9 9"/);
    expect((await records('cut'))[0]?.truncated).toContain('word 9 9');
  });
});

async function countImages(out: string): Promise<number> {
  const names = await readdir(join(folder, out), { recursive: true }).catch(() => []);
  return names.filter((n) => n.endsWith('.png')).length;
}
