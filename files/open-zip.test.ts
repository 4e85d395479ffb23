import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZip } from './open-zip.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-zip-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const text = 'a text that is long enough to be packed, packed, packed, packed '.repeat(1000);

async function archive(level: 0 | 9, change?: (bytes: Buffer) => void): Promise<string> {
  const path = join(folder, `${level}.zip`);
  const bytes = Buffer.from(
    zipSync({ 'b/x.txt': Buffer.from(text), 'a.txt': Buffer.from('') }, { level }),
  );
  change?.(bytes);
  await writeFile(path, bytes);
  return path;
}

describe.each([0, 9] as const)('an archive packed at level %s', (level) => {
  it('gives its members in order, whole, by their beginning, and as a stream', async () => {
    const zip = await openZip(await archive(level));
    expect(zip.members.map(({ name, size }) => [name, size])).toEqual([
      ['a.txt', 0],
      ['b/x.txt', text.length],
    ]);
    const [empty, full] = zip.members;
    if (empty === undefined || full === undefined) throw new Error('no members');
    expect((await zip.read(empty)).length).toBe(0);
    expect((await zip.read(full)).toString()).toBe(text);
    expect((await zip.readHead(full, 6)).toString()).toBe('a text');
    await zip.close();
  });

  it('is refused where its bytes are not those that were packed', async () => {
    const at = level === 0 ? 2000 : 60;
    const zip = await openZip(
      await archive(level, (bytes) => (bytes[at] = 1 ^ bytes.readUInt8(at))),
    );
    const full = zip.members.at(1);
    if (full === undefined) throw new Error('no member');
    await expect(zip.read(full)).rejects.toThrow();
    await zip.close();
  });

  it('is refused in words of ours where it is cut off', async () => {
    const path = await archive(level);
    const whole = await readFile(path);
    for (const part of [0, 0.3, 0.9]) {
      await writeFile(path, whole.subarray(0, part * whole.length));
      await expect(openZip(path)).rejects.toThrow('it has no directory at its end');
    }
  });

  it('unpacks no more than a member declares', async () => {
    const DIRECTORY_ENTRY = 0x02014b50;
    const shrink = (bytes: Buffer): void => {
      for (let i = 0; i + 28 < bytes.length; i++)
        if (bytes.readUInt32LE(i) === DIRECTORY_ENTRY && bytes.readUInt32LE(i + 24) > 10)
          bytes.writeUInt32LE(10, i + 24);
    };
    const readAll = async (): Promise<void> => {
      const zip = await openZip(await archive(level, shrink));
      for (const member of zip.members) await zip.read(member);
      await zip.close();
    };
    await expect(readAll()).rejects.toThrow(/more than the 10 bytes|size mismatch/);
  });
});

describe('the names in an archive', () => {
  const SAYS_UTF8 = 0x0800;
  /** Where an entry has its flags, behind its signature. */
  const FLAGS = new Map([
    [0x04034b50, 6],
    [0x02014b50, 8],
  ]);

  /** Names of an archive that lists the bytes given, and says nothing of how they are to be read. */
  async function namesOf(name: Buffer): Promise<string[]> {
    const stand = 'n'.repeat(name.length);
    const bytes = Buffer.from(zipSync({ [stand]: Buffer.from('x') }));
    for (let i = bytes.indexOf(stand); i >= 0; i = bytes.indexOf(stand, i + 1)) name.copy(bytes, i);
    for (let i = 0; i + 4 < bytes.length; i++) {
      const flags = FLAGS.get(bytes.readUInt32LE(i));
      if (flags === undefined) continue;
      bytes.writeUInt16LE(bytes.readUInt16LE(i + flags) & ~SAYS_UTF8, i + flags);
    }
    const path = join(folder, 'named.zip');
    await writeFile(path, bytes);
    const zip = await openZip(path);
    await zip.close();
    return zip.members.map((member) => member.name);
  }

  it('are UTF-8 where they are whole in it, though macOS does not say so', async () => {
    expect(await namesOf(Buffer.from('ein grüner Kegel.png'))).toEqual(['ein grüner Kegel.png']);
    expect(await namesOf(Buffer.from('日本/1.png'))).toEqual(['日本/1.png']);
  });

  it('are of code page 437 otherwise, as the format says', async () => {
    expect(await namesOf(Buffer.from([0x67, 0x72, 0x81, 0x6e]))).toEqual(['grün']);
  });

  it('may part folders as Windows does, and never lead out of the archive', async () => {
    expect(await namesOf(Buffer.from(String.raw`mj\1.png`))).toEqual(['mj/1.png']);
    for (const name of ['../x.png', '/etc/x.png', String.raw`..\x.png`, String.raw`C:\x.png`])
      await expect(namesOf(Buffer.from(name))).rejects.toThrow('path');
  });
});

it('is refused where two of its members have one name', async () => {
  const path = join(folder, 'twice.zip');
  const packed = Buffer.from(zipSync({ '1.png': Buffer.from('a'), '2.png': Buffer.from('b') }));
  await writeFile(
    path,
    Buffer.from(packed.toString('latin1').replaceAll('2.png', '1.png'), 'latin1'),
  );
  await expect(openZip(path)).rejects.toThrow('it lists 1.png twice');
});
