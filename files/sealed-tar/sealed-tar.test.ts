import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256OfFile } from '../sha256-of-file.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { checkSeal } from './check-seal.ts';
import { readTar } from './read-tar.ts';
import { sealTar } from './seal-tar.ts';
import type { TarEntry } from './tar-block.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-sealed-'));
  path = join(folder, 'a.tar');
});
afterAll(() => rm(folder, { recursive: true }));

const ENTRIES: TarEntry[] = [
  { name: 'manifest.json', bytes: Buffer.from('{}') },
  { name: 'images/a', bytes: Buffer.alloc(1300, 7) },
  { name: 'images/empty', bytes: Buffer.alloc(0) },
];

async function* each(entries: readonly TarEntry[]): AsyncGenerator<TarEntry> {
  yield* entries;
}

const write = (entries = ENTRIES): Promise<void> =>
  writeFileAtomically(path, sealTar(each(entries)));

describe('a sealed archive', () => {
  it('gives back its files, is whole, and is read by tar too', async () => {
    await write();
    expect(await checkSeal(path)).toBeNull();
    const found: unknown[] = [];
    for await (const { name, read } of readTar(path)) {
      if (name !== 'images/a') found.push([name, Buffer.from(await read())]);
    }
    const [manifest, , empty] = ENTRIES.map(({ name, bytes }) => [name, Buffer.from(bytes)]);
    expect(found.slice(0, 2)).toEqual([manifest, empty]);
    expect(found).toHaveLength(4);
    execFileSync('tar', ['xf', path, '-C', folder]);
    const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    for (const line of sums.trimEnd().split('\n'))
      expect(await sha256OfFile(join(folder, line.slice(66)))).toBe(line.slice(0, 64));
  });

  it('with any bit changed is refused, and says where', async () => {
    await write();
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const broken = Buffer.from(whole);
        broken.writeUInt8(broken.readUInt8(at) ^ (1 << bit), at);
        await writeFile(path, broken);
        expect(await checkSeal(path)).toMatch(/^is (damaged|cut short|no such)/);
      }),
      { numRuns: 150 },
    );
    const image = Buffer.from(whole);
    image.writeUInt8(8, 512 * 3 + 20);
    await writeFile(path, image);
    expect(await checkSeal(path)).toBe('is damaged in its part images/a');
  });

  it('cut short anywhere, or with something behind it, is refused', async () => {
    await write();
    const { length } = await readFile(path);
    for (let left = length - 1; left > 0; left -= 211) {
      await write();
      await truncate(path, left);
      expect(await checkSeal(path)).not.toBeNull();
    }
    await write();
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc(512)]));
    expect(await checkSeal(path)).not.toBeNull();
  });
});
