import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { addOpenStudy, addPromptsAndModels } from '../test-study.ts';
import { SOURCES } from './bundle-parts.ts';
import { diffBundles } from './diff-bundles.ts';
import { openBundle } from './open-bundle.ts';
import { addClosedStudy, edit, tamper, writeBundle } from './test-bundle.ts';
import { anotherVote, TAMPERINGS } from './test-tamperings.ts';
import { verifyBundle, type VerifiedBundle } from './verify-bundle.ts';

let test: TestDatabase;
let study: Study;
let folder: string;
let bundle: string;
const { privateKey } = generateKeyPairSync('ed25519');
const signingKey = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-bundle-'));
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addClosedStudy(test.db, folder);
  bundle = await write('bundle.zip');
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string): Promise<string> =>
  writeBundle({ db: test.db, study, folder, name, signingKey });

async function verify(path: string): Promise<VerifiedBundle> {
  return verifyBundle(await openBundle(path));
}

async function filesOf(verified: Promise<VerifiedBundle>): Promise<string[]> {
  return [...new Set((await verified).differences.map(({ file }) => file))];
}

describe('a bundle', () => {
  it('is the same, byte for byte, when it is made again', async () => {
    const again = await write('again.zip');
    expect((await readFile(again)).equals(await readFile(bundle))).toBe(true);
  });

  it('holds, with every table made again and every image and vote as frozen', async () => {
    const { holds, differences, checked, signed_by, findings } = await verify(bundle);
    expect(differences).toEqual([]);
    expect(holds).toBe(true);
    expect(checked).toMatchObject({ images: 24, records: 24, tables: 22 });
    expect(checked.votes).toBeGreaterThan(70);
    expect(signed_by).toMatch(/^[0-9a-f]{64}$/);
    expect(at(findings, 0)).toMatch(/^Better image aesthetics: /);
  });

  it('holds nothing of this machine, of researchers, or of raters but pseudonyms', async () => {
    await test.db.enrolment.updateMany({ data: { invitedEmail: 'ada@example.org' } });
    const files = unzipSync(await readFile(await write('private.zip')));
    for (const [name, bytes] of Object.entries(files)) {
      const text = Buffer.from(bytes).toString('latin1');
      const found = /ada@|\/nowhere|\/tmp\/|\/home\//.exec(text);
      expect(found, name).toBeNull();
    }
  });

  it('is of a closed study only', async () => {
    const open = await addOpenStudy(test.db, (text) => text.replace('Alpha against', 'Open'));
    const made = writeBundle({ db: test.db, study: open, folder, name: 'open.zip' });
    await expect(made).rejects.toMatchObject({ code: 'study-not-closed' });
  });

  it('has licence, citation and version where they are told, which nobody changes unseen', async () => {
    const publication = { license: 'CC-BY-4.0', cite_as: '@misc{a,\n  year = {2026}\n}' };
    const options = { db: test.db, study, folder, name: 'told.zip', publication };
    const told = await writeBundle(options);
    expect((await verify(told)).differences).toEqual([]);
    const readme = Buffer.from(
      present(unzipSync(await readFile(told))['README.md'], 'README.md'),
    ).toString('utf8');
    expect(readme).toMatch(/^---\npretty_name: .*\nlicense: cc-by-4\.0\n/);
    expect(readme).toContain('Licence: CC-BY-4.0\n\n    @misc{a,\n      year = {2026}\n    }\n');
    const free = edit(SOURCES.publication, (text) => text.replace('CC-BY-4.0', 'CC0-1.0'));
    expect(await filesOf(verify(await tamper(told, free, { listed: true })))).toEqual(
      expect.arrayContaining(['README.md', 'croissant.json']),
    );
  });

  it('has an HTML report that opens alone, with the findings first', async () => {
    const files = unzipSync(await readFile(bundle));
    const html = Buffer.from(present(files['report.html'], 'report.html')).toString('utf8');
    expect(html).toMatch(/<h1>[^<]*<\/h1>\n<p><strong>Better image aesthetics: /);
    expect(html).toContain('I agree to be asked.');
    expect(html).toContain('a talk');
    expect(html).not.toMatch(/\bhref=|<script/);
    // nothing is asked for but images that the bundle may have beside it, each with words in its place
    const sources = [...html.matchAll(/\bsrc="([^"]*)"( alt="[^"]+: image [0-9a-f]{12}")?/g)];
    expect(sources.length).toBeGreaterThan(0);
    for (const [, file, alt] of sources) {
      expect(file).toMatch(/^images\/[0-9a-f]{64}\.png$/);
      expect(alt).toBeDefined();
    }
  });
});

describe('verifying', () => {
  it.each(TAMPERINGS)('names %s that was changed', async (_, change, first) => {
    const { holds, differences } = await verify(await tamper(bundle, change));
    expect(holds).toBe(false);
    expect(at(differences, 0).file).toMatch(first);
  });

  it.each(TAMPERINGS)(
    'names %s that was changed, its hash in the listing too',
    async (_, change, first, giveaway) => {
      const files = await filesOf(verify(await tamper(bundle, change, { listed: true })));
      expect(files).toContain('signature.json');
      if (giveaway === null) expect(files.some((file) => first.test(file))).toBe(true);
      else expect(files).toContain(giveaway);
    },
  );

  it('says on which line, and what stands there', async () => {
    const changed = await tamper(
      bundle,
      edit('tables/answers.md', (text) => text.replace('| On Par | ', '| On Par | 1')),
    );
    const { differences } = await verify(changed);
    expect(differences).toEqual([expect.objectContaining({ file: 'tables/answers.md', line: 5 })]);
    expect(at(differences, 0).what).toMatch(
      /^has "\| On Par \| 1.* the sources .* give "\| On Par/,
    );
  });

  it('names files that were taken out or put in', async () => {
    const taken = await tamper(bundle, (files) => delete files['tables/answers.tex']);
    expect(await filesOf(verify(taken))).toEqual(['tables/answers.tex']);
    const put = await tamper(bundle, (files) => (files['tables/more.md'] = Buffer.from('x')));
    expect(await filesOf(verify(put))).toEqual(['tables/more.md']);
  });

  it('names what the archive says beside its files, and takes one that was packed again', async () => {
    const files = unzipSync(await readFile(bundle));
    const again = join(folder, 'packed-again.zip');
    await writeFile(again, zipSync(files, { mtime: '2026-05-05' }));
    expect((await verify(again)).differences).toEqual([]);
    await writeFile(again, zipSync(files, { comment: 'n = 3600' }));
    expect(at((await verify(again)).differences, 0).what).toBe('has a comment, "n = 3600"');
    await writeFile(again, zipSync(files, { os: 3, attrs: 0o120777 << 16 }));
    expect(at((await verify(again)).differences, 0).what).toBe('is marked as a link');
    const bytes = zipSync(files);
    bytes.set(Buffer.from('README.no'), Buffer.from(bytes).indexOf('README.md'));
    await writeFile(again, bytes);
    expect(await filesOf(verify(again))).toEqual(['README.md']);
  });

  it('names a source that cannot be read, and does not fail', async () => {
    const broken = await tamper(
      bundle,
      edit('votes.csv', (text) => text.replace(',main,', ',mian,')),
    );
    const { differences } = await verify(broken);
    expect(at(differences, 0)).toMatchObject({ file: SOURCES.votes });
    expect(at(differences, 0).what).toContain('line 4');
  });

  it('holds a bundle to the key that must have signed it', async () => {
    const opened = await openBundle(bundle);
    const { differences } = await verifyBundle(opened, { key: 'f'.repeat(64) });
    expect(differences).toMatchObject([{ file: 'signature.json' }]);
    const unsigned = await tamper(bundle, (files) => delete files['signature.json']);
    expect((await verify(unsigned)).holds).toBe(true);
    const missing = await verifyBundle(await openBundle(unsigned), { key: 'f'.repeat(64) });
    expect(missing.differences).toMatchObject([{ file: 'signature.json', what: 'is missing' }]);
  });
});

describe('opening', () => {
  async function zip(name: string, bytes: Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  }

  it.each(['../outside.txt', '/etc/passwd', 'a/../../b', '.hidden', 'a\\..\\b', 'tables//x'])(
    'refuses a file named %s',
    async (name) => {
      const files = { ...unzipSync(await readFile(bundle)), [name]: Buffer.from('x') };
      const opened = openBundle(await zip('traversal.zip', zipSync(files)));
      await expect(opened).rejects.toMatchObject({ code: 'bad-bundle' });
    },
  );

  it('refuses what unpacks to more than a bundle could hold, before it unpacks it', async () => {
    const bomb = { 'bomb.txt': new Uint8Array(300 * 2 ** 20) };
    const opened = openBundle(await zip('bomb.zip', zipSync(bomb)));
    await expect(opened).rejects.toThrow(/bomb\.txt unpacks to 314572800 bytes/);
  });

  it('refuses what is no archive, half of one, or has parts missing', async () => {
    await expect(openBundle(join(folder, 'nowhere.zip'))).rejects.toThrow(
      /there is no such file or folder/,
    );
    const text = await zip('text.zip', Buffer.from('no archive'));
    await expect(openBundle(text)).rejects.toMatchObject({ code: 'bad-bundle' });
    const whole = await readFile(bundle);
    const half = await zip('half.zip', whole.subarray(0, whole.length / 2));
    await expect(openBundle(half)).rejects.toMatchObject({ code: 'bad-bundle' });
    const parts = await tamper(bundle, (files) => delete files['votes.csv']);
    await expect(openBundle(parts)).rejects.toThrow(/it has no votes\.csv/);
  });

  it('never fails otherwise, whatever byte is changed', async () => {
    const whole = await readFile(bundle);
    for (let i = 0; i < 24; i++) {
      const bytes = Buffer.from(whole);
      const place = Math.floor((i * bytes.length) / 24);
      bytes.writeUInt8((bytes.readUInt8(place) + 1) % 256, place);
      const path = await zip('byte.zip', bytes);
      const came = await openBundle(path).then(
        async (opened) => ((await verifyBundle(opened)).holds ? 'holds' : 'differs'),
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
      // a byte of a time or an attribute is no part of what a bundle says
      expect(['bad-bundle', 'differs', 'holds']).toContain(came);
    }
  });
});

describe('comparing', () => {
  it('says what differs between two bundles, the protocol first', async () => {
    const same = await diffBundles(await openBundle(bundle), await openBundle(bundle));
    expect(same).toMatchObject({ same: true, protocol: [], files: [] });
    const changed = await tamper(bundle, edit('votes.csv', anotherVote));
    const other = await diffBundles(await openBundle(bundle), await openBundle(changed));
    expect(other).toMatchObject({
      same: false,
      protocol: [],
      votes: { only_a: 1, only_b: 1 },
      images: { only_a: 0, only_b: 0, both: 24 },
      files: ['votes.csv'],
    });
  });
});
