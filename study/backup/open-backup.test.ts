import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealTar } from '#files/sealed-tar/seal-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { createManifest } from './backup-manifest.ts';
import { openBackup } from './open-backup.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'onpar-open-'))));
afterAll(() => rm(folder, { recursive: true }));

const A = sha256Of('a');
const B = sha256Of('b');
const LOST = sha256Of('lost');

const MANIFEST = createManifest({
  ...{ release: '0.1.0', created_at: '2026-01-02T03:04:05.678Z', migrations: ['one'] },
  tables: [
    { name: 'Model', rows: 1 },
    { name: 'Sample', rows: 2 },
    { name: 'Vote', rows: 2 },
  ],
  ...{ sequences: [], images: 3, settings: ['secret'] },
});

/** The parts of a sound backup, as texts. */
const SOUND: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify(MANIFEST),
  'settings/secret': 'a secret',
  'rows/Model/000000.jsonl': '{"name":"m","folder":"home:m","report":"{}"}\n',
  'rows/Sample/000000.jsonl': `{"sha256":"${A}","blindSha256":"${B}"}\n{"sha256":"${LOST}","blindSha256":null}\n`,
  'rows/Vote/000000.jsonl': '{"id":"1"}\n',
  'rows/Vote/000001.jsonl': '{"id":"2"}\n',
  [`images/${A}`]: 'a',
  [`images/${B}`]: 'b',
  'left-out.json': JSON.stringify([LOST]),
};

async function* each(entries: readonly TarEntry[]): AsyncGenerator<TarEntry> {
  yield* entries;
}

/** Undefined takes a part out. */
async function seal(
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
  more: readonly TarEntry[] = [],
): Promise<string> {
  const path = join(folder, 'b.tar');
  const parts = Object.entries({ ...SOUND, ...changes }).flatMap(([name, content]) =>
    content === undefined ? [] : [{ name, bytes: Buffer.from(content) }],
  );
  await writeFileAtomically(path, sealTar(each([...parts, ...more])));
  return path;
}

it('counts what came, and knows what was left out', async () => {
  const { contents } = await openBackup(await seal({}));
  expect(contents).toMatchObject({
    rowParts: 4,
    images: new Set([A, B]),
    leftOut: new Set([LOST]),
  });
});

const told = (changes: object): string => JSON.stringify({ ...MANIFEST, ...changes });
const VOTE = 'rows/Vote/000001.jsonl';

it.each<[string, Record<string, string | Uint8Array | undefined>, RegExp]>([
  ['fewer rows', { [VOTE]: undefined }, /rows\/Vote has 1 row where its manifest says 2/],
  ['more rows', { [VOTE]: '{"id":"2"}\n{"id":"3"}\n' }, /rows\/Vote has 3 rows where/],
  ['fewer images', { [`images/${A}`]: undefined }, /images has 2 images where its manifest says 3/],
  ['no list of what it lacks', { 'left-out.json': undefined }, /images has 2 images where/],
  ['a bad list of what it lacks', { 'left-out.json': '["x"]' }, /left-out.json is no list/],
  [
    'an image for another',
    { [`images/${A}`]: undefined, [`images/${sha256Of('c')}`]: 'c' },
    /rows\/Sample\/000000.jsonl, line 1 names an image that did not come/,
  ],
  [
    'an image too many',
    { [`images/${sha256Of('c')}`]: 'c', 'manifest.json': told({ images: 4 }) },
    /images\/\w{64} is an image that no row names/,
  ],
  ['an image of no hash', { 'images/x.png': 'x' }, /images\/x.png has a name that is no sha256/],
  ['other bytes in an image', { [`images/${A}`]: 'c' }, /images\/\w{64} is another image/],
  ['no secret', { 'settings/secret': undefined }, /settings\/secret did not come/],
  [
    'a setting too many',
    { 'settings/references/x.npz': 'x' },
    /settings\/references\/x.npz is there, and its manifest does not name it/,
  ],
  ['a strange setting', { 'settings/../x': 'x' }, /settings\/..\/x is a setting that/],
  ['a strange part', { 'notes.txt': 'x' }, /notes.txt is none that this release knows/],
  ['a strange table', { 'rows/Ballot/000000.jsonl': '{}\n' }, /Ballot\/000000.jsonl is of a table/],
  ['a row that is no JSON', { [VOTE]: '{"id":\n' }, /Vote\/000001.jsonl, line 1 is no row/],
  ['a row of another form', { [VOTE]: '{"id":7}\n' }, /line 1 is no row/],
  ['no row at all', { [VOTE]: '' }, /line 1 is no row/],
  ['bytes that are no text', { [VOTE]: Uint8Array.of(0x7b, 0xff, 0x7d) }, /is not valid UTF-8/],
  ['a model without a report', { 'rows/Model/000000.jsonl': '{"name":"m"}\n' }, /is no model/],
])('refuses a sealed backup with %s, and names the part', async (_, changes, words) => {
  await expect(openBackup(await seal(changes))).rejects.toMatchObject({
    code: 'bad-backup',
    message: expect.stringMatching(words),
  });
});

it('refuses a part that is there twice', async () => {
  const path = await seal({}, [{ name: VOTE, bytes: Buffer.from('{"id":"2"}\n') }]);
  await expect(openBackup(path)).rejects.toThrow(`its part ${VOTE} is there twice`);
});
