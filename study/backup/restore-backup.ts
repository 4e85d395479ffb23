import { existsSync } from 'node:fs';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { loadRows } from '#prisma/backup/load-rows.ts';
import type { Piece } from '#prisma/backup/load-rows.ts';
import { prepareDatabase } from '#prisma/backup/prepare-database.ts';
import { migrate } from '#prisma/migrate.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { requireRoom, writeSettings } from './kept-settings.ts';
import { localFolder } from './moved-folder.ts';
import type { Places } from './moved-folder.ts';
import { movedModel } from './moved-model.ts';
import { restoreImage } from './restore-image.ts';

type Restore = {
  path: string;
  url: string;
  store: SampleStore;
  places: Places;
  /** of this very file, by `openBackup`, which has checked it */
  manifest: BackupManifest;
  onProgress: (rowsAndImages: number, manifest: BackupManifest) => void;
  signal: AbortSignal;
};

/** What was restored, and the models that are not on this machine. */
export type Restored = BackupManifest & { absent_models: { name: string; folder: string }[] };

const IMAGES_AT_ONCE = 4;

/**
 * Brings a checked backup back into an empty place: images, then settings, then all rows at once. Ended in between, nothing of it shows, and it can be called again.
 *
 * @throws UserError `bad-backup`, `newer-database`, `not-empty`, `cannot-write`, `store-away`
 */
export async function restoreBackup(restore: Restore): Promise<Restored> {
  const { path, url, places, manifest } = restore;
  const settings = await Array.fromAsync(under(path, 'settings/'));
  await requireRoom(settings, places.homeFolder);
  await prepareDatabase({ url, migrations: manifest.migrations });
  let done = 0;
  const tell = (count: number): void => {
    restore.signal.throwIfAborted();
    done += count;
    restore.onProgress(done, manifest);
  };
  const images = mapConcurrently(under(path, 'images/'), IMAGES_AT_ONCE, (image) =>
    restoreImage(restore.store, image),
  );
  for await (const one of images) tell(one);
  await writeSettings(settings, places.homeFolder);
  const absent: Restored['absent_models'] = [];
  const pieces = rowsOf(restore, { tell, absent });
  await loadRows({ url, pieces, sequences: manifest.sequences });
  await migrate(url);
  return { ...manifest, absent_models: absent };
}

/** The files below a folder of the backup, which lie beside each other, named from there. */
async function* under(path: string, folder: string): AsyncGenerator<TarEntry, void, undefined> {
  let met = false;
  for await (const { name, read } of readTar(path)) {
    const isBelow = name.startsWith(folder);
    if (isBelow) yield { name: name.slice(folder.length), bytes: await read() };
    else if (met) return;
    met = isBelow;
  }
}

async function* rowsOf(
  { path, places }: Restore,
  options: { tell: (count: number) => void; absent: Restored['absent_models'] },
): AsyncGenerator<Piece, void, undefined> {
  for await (const { name, bytes } of under(path, 'rows/')) {
    const table = name.slice(0, name.lastIndexOf('/'));
    const lines = Buffer.from(bytes).toString().trimEnd().split('\n');
    options.tell(lines.length);
    if (table !== 'Model') {
      yield { table, lines };
      continue;
    }
    const models = lines.map((line) => movedModel(line, (folder) => localFolder(folder, places)));
    options.absent.push(
      ...models
        .filter(({ folder }) => !existsSync(folder))
        .map(({ name: model, folder }) => ({ name: model, folder })),
    );
    yield { table, lines: models.map(({ line }) => line) };
  }
}
