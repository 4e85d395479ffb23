import { UserError } from '#domain/user-error.ts';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { sealTar } from '#files/sealed-tar/seal-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { withSnapshot } from '#prisma/backup/with-snapshot.ts';
import type { Snapshot } from '#prisma/backup/with-snapshot.ts';
import { LEFT_OUT, MANIFEST, createManifest } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { listSettings, readSetting } from './kept-settings.ts';
import { movedModel } from './moved-model.ts';
import { portableFolder } from './moved-folder.ts';
import type { Places } from './moved-folder.ts';

type Backup = {
  path: string;
  url: string;
  store: SampleStore;
  places: Places;
  /** the installation's secret, wherever it is kept */
  secret: string;
  release: string;
  now: Date;
  /** called for each image that is damaged or missing, which is then left out; without it one ends the backup */
  onBroken: ((sha256: string) => void) | undefined;
  onProgress: (rowsAndImages: number, manifest: BackupManifest) => void;
  signal: AbortSignal;
};

const IMAGES_AT_ONCE = 4;

/**
 * Writes database, images and settings into one sealed archive, as they are at one moment; votes and
 * runs go on meanwhile. The file is there as a whole or not at all.
 *
 * @throws UserError `sample-missing`, `sample-damaged`, `store-away`
 */
export async function writeBackup(backup: Backup): Promise<BackupManifest> {
  const { path, url, places, release, now } = backup;
  return withSnapshot(url, async (snapshot) => {
    const { migrations, sequences } = snapshot;
    const images = await snapshot.images();
    const manifest = createManifest({
      ...{ release, created_at: now.toISOString(), migrations, sequences },
      tables: snapshot.tables.map(({ name, rows }) => ({ name, rows })),
      images: images.length,
      settings: await listSettings(places.homeFolder),
    });
    const entries = gather(backup, { snapshot, manifest, images });
    await writeFileAtomically(path, sealTar(entries), { mode: 0o600 });
    return manifest;
  });
}

type Contents = { snapshot: Snapshot; manifest: BackupManifest; images: string[] };

/** The files of a backup in their order: what it holds, settings, rows, images, and which of those it lacks. */
async function* gather(
  backup: Backup,
  { snapshot, manifest, images }: Contents,
): AsyncGenerator<TarEntry, void, undefined> {
  const { places, secret, signal, onProgress } = backup;
  const { homeFolder } = places;
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  yield { name: MANIFEST, bytes: Buffer.from(text) };
  for (const name of manifest.settings)
    yield { name: `settings/${name}`, bytes: await readSetting(name, { homeFolder, secret }) };
  let done = 0;
  for await (const { lines, ...entry } of gatherRows(snapshot, places)) {
    signal.throwIfAborted();
    yield entry;
    done += lines;
    onProgress(done, manifest);
  }
  const leftOut: string[] = [];
  for await (const { sha256, bytes } of gatherImages(backup, images)) {
    signal.throwIfAborted();
    if (bytes === null) leftOut.push(sha256);
    else yield { name: `images/${sha256}`, bytes };
    done++;
    onProgress(done, manifest);
  }
  if (leftOut.length > 0)
    yield { name: LEFT_OUT, bytes: Buffer.from(`${JSON.stringify(leftOut, null, 2)}\n`) };
}

async function* gatherRows(
  snapshot: Snapshot,
  places: Places,
): AsyncGenerator<TarEntry & { lines: number }, void, undefined> {
  for (const table of snapshot.tables) {
    let piece = 0;
    for await (const found of snapshot.lines(table)) {
      const lines = table.name === 'Model' ? found.map((line) => portable(line, places)) : found;
      const name = `rows/${table.name}/${String(piece).padStart(6, '0')}.jsonl`;
      yield { name, bytes: Buffer.from(`${lines.join('\n')}\n`), lines: lines.length };
      piece++;
    }
  }
}

/** No path of this machine goes into a backup. */
function portable(line: string, places: Places): string {
  return movedModel(line, (folder) => portableFolder(folder, places)).line;
}

/** Without bytes: an image that is left out. */
function gatherImages(
  { store, onBroken }: Backup,
  images: readonly string[],
): AsyncGenerator<{ sha256: string; bytes: Uint8Array | null }, void, undefined> {
  return mapConcurrently(images, IMAGES_AT_ONCE, async (sha256) => {
    try {
      return { sha256, bytes: await store.get(sha256) };
    } catch (error) {
      const isBroken = error instanceof UserError && error.fault === 'sample';
      if (!isBroken || onBroken === undefined) throw error;
      onBroken(sha256);
      return { sha256, bytes: null };
    }
  });
}
