import { existsSync } from 'node:fs';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { loadRows } from '#prisma/backup/load-rows.ts';
import type { Piece } from '#prisma/backup/insert-rows.ts';
import { prepareDatabase } from '#prisma/backup/prepare-database.ts';
import { migrate } from '#prisma/migrate.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { requireRoom, writeSettings } from './kept-settings.ts';
import { localFolder } from './moved-folder.ts';
import type { Places } from './moved-folder.ts';
import { movedModel } from './moved-model.ts';
import type { OpenedBackup } from './open-backup.ts';
import { linesOf } from './read-contents.ts';
import { restoreImage } from './restore-image.ts';

type Restore = {
  backup: OpenedBackup;
  url: string;
  store: SampleStore;
  places: Places;
  onProgress: (rowsAndImages: number, manifest: BackupManifest) => void;
  signal: AbortSignal;
};

type Model = { name: string; folder: string };

/**
 * What was restored, as counted when it came; the images that the backup was made without; and the
 * models that are not on this machine.
 */
export type Restored = BackupManifest & { left_out: string[]; absent_models: Model[] };

const IMAGES_AT_ONCE = 4;

/**
 * Brings an opened backup back into an empty place: rows, images, settings, and then the rows show, all
 * at once. Ended in between, nothing of it shows, and it can be called again; rows that do not fit are
 * found before anything else is there.
 *
 * @throws UserError `bad-backup`, `newer-database`, `not-empty`, `cannot-write`, `store-away`
 */
export async function restoreBackup(restore: Restore): Promise<Restored> {
  const { url, places } = restore;
  const { path, manifest, contents } = restore.backup;
  await requireRoom(contents.settings, places.homeFolder);
  await prepareDatabase({ url, migrations: manifest.migrations });
  let done = 0;
  const tell = (count: number): void => {
    restore.signal.throwIfAborted();
    done += count;
    restore.onProgress(done, manifest);
  };
  const absent: Model[] = [];
  let images = 0;
  const rows = await loadRows({
    ...{
      url,
      file: path,
      sequences: manifest.sequences,
      pieces: rowsOf(restore, { tell, absent }),
    },
    tables: manifest.tables.map(({ name }) => name),
    beforeCommit: async () => {
      images = await bringImages(restore, tell);
      await writeSettings(contents.settings, places.homeFolder);
    },
  });
  await migrate(url);
  const tables = [...rows].map(([name, count]) => ({ name, rows: count }));
  return { ...manifest, tables, images, left_out: [...contents.leftOut], absent_models: absent };
}

/** Gives their count. */
async function bringImages(
  { backup: { path, contents }, store }: Restore,
  tell: (count: number) => void,
): Promise<number> {
  let came = 0;
  const images = under(path, 'images/', contents.images.size);
  const brought = mapConcurrently(images, IMAGES_AT_ONCE, async (image) => {
    await restoreImage(store, image);
    return 1;
  });
  for await (const one of brought) {
    came += one;
    tell(one);
  }
  return came;
}

/** So many files below a folder of the backup, named from there. */
async function* under(
  path: string,
  folder: string,
  count: number,
): AsyncGenerator<TarEntry, void, undefined> {
  let left = count;
  if (left === 0) return;
  for await (const { name, read } of readTar(path)) {
    if (!name.startsWith(folder)) continue;
    yield { name: name.slice(folder.length), bytes: await read() };
    left--;
    if (left === 0) return;
  }
}

async function* rowsOf(
  { backup: { path, contents }, places }: Restore,
  options: { tell: (count: number) => void; absent: Model[] },
): AsyncGenerator<Piece, void, undefined> {
  for await (const { name, bytes } of under(path, 'rows/', contents.rowParts)) {
    const table = name.slice(0, name.lastIndexOf('/'));
    const part = `rows/${name}`;
    const lines = linesOf(bytes);
    options.tell(lines.length);
    if (table !== 'Model') {
      yield { table, part, lines };
      continue;
    }
    const models = lines.map((line) => movedModel(line, (folder) => localFolder(folder, places)));
    options.absent.push(
      ...models
        .filter(({ folder }) => !existsSync(folder))
        .map(({ name: model, folder }) => ({ name: model, folder })),
    );
    yield { table, part, lines: models.map(({ line }) => line) };
  }
}
