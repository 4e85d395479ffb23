import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import goldens from './fixtures/small-weights.json' with { type: 'json' };
import { readStateDict } from './read-state-dict.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const FILES = ['zip.pth', 'legacy.pth', 'wrapped.pth', 'small.safetensors', 'script.pt'] as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-weights-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function contents(path: string): Promise<object> {
  const weights = await readStateDict(path);
  try {
    const found: Record<string, object> = {};
    for (const [name, { shape, read }] of weights.tensors)
      found[name] = { shape: [...shape], values: [...(await read())] };
    return found;
  } finally {
    await weights.close();
  }
}

describe('a file of weights', () => {
  it.each(FILES)('gives the tensors that torch wrote to it: %s', async (file) => {
    const { state, script } = goldens;
    expect(await contents(join(FIXTURES, file))).toEqual(file === 'script.pt' ? script : state);
  });

  it('says its format', async () => {
    const formats = ['torch, zip', 'torch, legacy', 'torch, zip', 'safetensors', 'TorchScript'];
    for (const [i, file] of FILES.entries()) {
      const weights = await readStateDict(join(FIXTURES, file));
      expect(weights.format).toBe(formats[i]);
      await weights.close();
    }
  });

  it.each(FILES)(
    'with bytes changed or cut off is read or refused, never run: %s',
    async (file) => {
      const good = await readFile(join(FIXTURES, file));
      const path = join(folder, file);
      const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 5 }),
          fc.option(fc.nat(good.length), { freq: 4 }),
          async (changes, cut) => {
            const broken = Buffer.from(good);
            for (const [at, byte] of changes) broken[at] = byte;
            await writeFile(path, broken.subarray(0, cut ?? good.length));
            await contents(path).catch((error: unknown) => {
              expect(error).toBeInstanceOf(Error);
              expect(error).not.toBeInstanceOf(TypeError);
            });
          },
        ),
        { numRuns: 120, seed: 1 },
      );
    },
  );
});

/** A pickle of protocol 2 with this body. */
const pickle = (body: string): Uint8Array => Buffer.from(`\x80\x02${body}.`, 'latin1');

/** A legacy file whose object is this pickle. */
function legacy(object: Uint8Array): Uint8Array {
  const magic = pickle('\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19');
  return Buffer.concat([magic, pickle('M\xe9\x03'), pickle('}'), object, pickle(']')]);
}

const zipped = (object: Uint8Array): Uint8Array =>
  zipSync({ 'archive/data.pkl': object, 'archive/version': Buffer.from('3\n') });

describe.each([
  ['legacy', legacy],
  ['zip', zipped],
] as const)('a hostile file in the %s format', (name, wrap) => {
  it.each([
    ['a call of the system', 'cposix\nsystem\nX\x02\0\0\0id\x85R', 'posix.system'],
    ['a call by another name', 'X\x08\0\0\0builtinsX\x04\0\0\0eval\x93)R', 'builtins.eval'],
    ['a function of torch that runs code', 'ctorch.storage\n_load_from_bytes\n)R', '_load_from'],
    ['an instance', '(cos\nsystem\no', 'os.system'],
    ['an instance of old', '(ios\nsystem\n', 'the operation 105'],
    ['a class of a script, in no script', 'c__torch__\nX\n)\x81', '__torch__.X'],
    ['more than it has', '\x87', 'takes more than it has'],
    ['a memo that is not there', 'h\x07', 'never kept'],
    ['a list that holds itself', ']q\x00h\x00a', 'no tensors'],
    ['a number of a million digits', `\x8b\xff\xff\xff\x7f`, 'breaks off'],
    [
      'a tensor of nothing',
      'ctorch._utils\n_rebuild_tensor_v2\n)Rq\x00}X\x01\x00\x00\x00ah\x00s',
      'a tensor that cannot be',
    ],
  ])('is refused where it has %s', async (_, body, reason) => {
    const path = join(folder, `${name}.pth`);
    await writeFile(path, wrap(pickle(body)));
    await expect(readStateDict(path)).rejects.toThrow(reason);
  });

  it('is refused where its tensors reach beyond their storage', async () => {
    const path = join(folder, `${name}-reach.pth`);
    const storage = '(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK\x04tQ';
    const shape = 'J\xff\xff\xff\x7fK\x02\x86K\x02K\x01\x86';
    const tensor = `ctorch._utils\n_rebuild_tensor_v2\n(${storage}K\x00${shape}\x89NtR`;
    await writeFile(path, wrap(pickle(`}X\x01\0\0\0a${tensor}s`)));
    await expect(readStateDict(path)).rejects.toThrow(/missing or too short|cannot be/);
  });
});

describe('a hostile safetensors file', () => {
  const of = (header: string, body = 8): Uint8Array => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    return Buffer.concat([length, Buffer.from(header), Buffer.alloc(body)]);
  };
  it.each([
    ['{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}', 'does not fit its place'],
    ['{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}', 'does not fit its place'],
    ['{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}', 'described wrongly'],
    ['{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}', 'described wrongly'],
    ['{"a":', 'no JSON object'],
  ])('is refused: %s', async (header, reason) => {
    const path = join(folder, 'bad.safetensors');
    await writeFile(path, of(header));
    await expect(readStateDict(path)).rejects.toThrow(reason);
  });

  it('is refused where its header is longer than the file', async () => {
    const path = join(folder, 'long.safetensors');
    const file = Buffer.from(of('{}'));
    file.writeBigUInt64LE(2n ** 60n);
    await writeFile(path, file);
    await expect(readStateDict(path)).rejects.toThrow('longer than the file');
  });
});
