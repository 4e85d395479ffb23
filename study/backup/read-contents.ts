import { z } from 'zod';
import { countOf } from '#domain/count-of.ts';
import { entryOf } from '#domain/entry-of.ts';
import { parseRow } from '#domain/parse-row.ts';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import { LISTING, SEAL } from '#files/sealed-tar/seal-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { badPart } from '#prisma/backup/bad-part.ts';
import { LEFT_OUT, MANIFEST } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { isSetting } from './kept-settings.ts';
import { movedModel } from './moved-model.ts';

/** What came in a backup, counted and held to its manifest. */
export type BackupContents = {
  /** named as in the home folder */
  settings: TarEntry[];
  rowParts: number;
  images: ReadonlySet<string>;
  /** addresses of images that the backup was made without */
  leftOut: ReadonlySet<string>;
};

type Tally = {
  parts: Set<string>;
  settings: TarEntry[];
  rowParts: number;
  rows: Map<string, number>;
  images: Set<string>;
  leftOut: Set<string>;
  /** addresses of images, by the part and line that names them first */
  named: Map<string, { part: string; line: number }>;
};

const leftOutSchema = z.array(z.string().regex(SHA256_HEX));
const ROWS = /^rows\/([^/]+)\/\d{6,}\.jsonl$/;

/**
 * Reads a sealed backup through, before anything of it is restored: that it holds what its manifest
 * says, no less and no more, in the form of ours.
 *
 * @throws UserError `bad-backup`, naming the part
 */
export async function readContents(
  file: string,
  manifest: BackupManifest,
): Promise<BackupContents> {
  const tally: Tally = {
    ...{ parts: new Set(), settings: [], rowParts: 0, images: new Set(), leftOut: new Set() },
    ...{ rows: new Map(manifest.tables.map(({ name }) => [name, 0])), named: new Map() },
  };
  for await (const { name, read } of readTar(file)) {
    if (tally.parts.has(name)) throw badPart({ file, part: name }, 'is there twice');
    tally.parts.add(name);
    addPart(tally, file, { name, bytes: await read() });
  }
  requireAll(tally, file, manifest);
  return tally;
}

function addPart(tally: Tally, file: string, { name, bytes }: TarEntry): void {
  const table = name.match(ROWS)?.[1];
  if (table !== undefined) addRows(tally, file, { table, name, bytes });
  else if (name.startsWith('images/')) addImage(tally, file, { name, bytes });
  else if (name.startsWith('settings/')) addSetting(tally, file, { name, bytes });
  else if (name === LEFT_OUT) tally.leftOut = parseLeftOut(file, bytes);
  else if (![MANIFEST, LISTING, SEAL].includes(name))
    throw badPart({ file, part: name }, 'is none that this release knows');
}

function addRows(
  tally: Tally,
  file: string,
  { table, name: part, bytes }: TarEntry & { table: string },
): void {
  const rows = tally.rows.get(table);
  if (rows === undefined) throw badPart({ file, part }, 'is of a table that its manifest has not');
  if (!Buffer.from(Buffer.from(bytes).toString()).equals(bytes))
    throw badPart({ file, part }, 'is not valid UTF-8');
  const lines = linesOf(bytes);
  lines.forEach((text, index) => {
    const place = { part, line: index + 1 };
    const row = parseRow(text);
    if (row === null) throw badPart({ file, ...place }, 'is no row: a JSON object of texts');
    if (table === 'Model') requireModel(text, { file, ...place });
    if (table !== 'Sample') return;
    for (const sha256 of [row.sha256, row.blindSha256])
      if (typeof sha256 === 'string') entryOf(tally.named, sha256, () => place);
  });
  tally.rows.set(table, rows + lines.length);
  tally.rowParts++;
}

/** The lines of a part of a table. */
export function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString().trimEnd().split('\n');
}

function requireModel(text: string, place: { file: string; part: string; line: number }): void {
  try {
    movedModel(text, (folder) => folder);
  } catch (cause) {
    throw badPart(place, 'is no model: its name, folder or report cannot be read', cause);
  }
}

function addImage(tally: Tally, file: string, { name: part, bytes }: TarEntry): void {
  const address = part.slice('images/'.length);
  if (!SHA256_HEX.test(address)) throw badPart({ file, part }, 'has a name that is no sha256');
  const sha256 = sha256Of(bytes);
  if (sha256 !== address) throw badPart({ file, part }, `is another image (${sha256})`);
  tally.images.add(address);
}

function addSetting(tally: Tally, file: string, { name: part, bytes }: TarEntry): void {
  const name = part.slice('settings/'.length);
  if (!isSetting(name)) throw badPart({ file, part }, 'is a setting that this release has not');
  tally.settings.push({ name, bytes });
}

function parseLeftOut(file: string, bytes: Uint8Array): Set<string> {
  try {
    return new Set(leftOutSchema.parse(JSON.parse(Buffer.from(bytes).toString())));
  } catch (cause) {
    throw badPart({ file, part: LEFT_OUT }, 'is no list of sha256 addresses', cause);
  }
}

function requireAll(tally: Tally, file: string, manifest: BackupManifest): void {
  const { rows, settings, images, leftOut, named } = tally;
  for (const { name, rows: told } of manifest.tables)
    requireCount({ file, part: `rows/${name}` }, { came: rows.get(name), told, noun: 'row' });
  const place = { file, part: 'images' };
  const there = images.union(leftOut);
  requireCount(place, { came: there.size, told: manifest.images, noun: 'image' });
  for (const [sha256, by] of named)
    if (!there.has(sha256))
      throw badPart({ file, ...by }, `names an image that did not come (${sha256})`);
  const strange = [...there].find((sha256) => !named.has(sha256));
  if (strange !== undefined)
    throw badPart({ file, part: `images/${strange}` }, 'is an image that no row names');
  const came = settings.map(({ name }) => name);
  const missing = manifest.settings.find((name) => !came.includes(name));
  if (missing !== undefined)
    throw badPart({ file, part: `settings/${missing}` }, 'did not come, and its manifest names it');
  const more = came.find((name) => !manifest.settings.includes(name));
  if (more !== undefined)
    throw badPart(
      { file, part: `settings/${more}` },
      'is there, and its manifest does not name it',
    );
}

function requireCount(
  place: { file: string; part: string },
  { came = 0, told, noun }: { came: number | undefined; told: number; noun: string },
): void {
  if (came !== told)
    throw badPart(place, `has ${countOf(came, noun)} where its manifest says ${told}`);
}
