import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';

export const MANIFEST = 'manifest.json';
/** The part that lists the images a backup was made without; there when there are some. */
export const LEFT_OUT = 'left-out.json';
const FORMAT = 'onpar-backup/1';

/** What a backup begins with: what is in it. */
const backupManifest = z.object({
  format: z.literal(FORMAT),
  release: z.string(),
  created_at: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), rows: z.int().nonnegative() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  /** that the rows name, those left out too */
  images: z.int().nonnegative(),
  /** files of the home folder */
  settings: z.array(z.string()),
});

export type BackupManifest = z.infer<typeof backupManifest>;

/** The manifest of a backup that is written now. */
export function createManifest(contents: Omit<BackupManifest, 'format'>): BackupManifest {
  return { format: FORMAT, ...contents };
}

/** @throws UserError `bad-backup` for another file, or a form that this release does not read */
export function parseManifest(path: string, bytes: Uint8Array | undefined): BackupManifest {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes ?? []).toString());
  } catch {
    value = undefined;
  }
  const parsed = backupManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const other = z.object({ format: z.string().startsWith('onpar-backup/') }).safeParse(value);
  throw new UserError(
    other.success
      ? `${path} is a backup in a form (${other.data.format}) that this release does not read: restore it with the release that wrote it.`
      : `${path} is no backup of OnPar: give a file that onpar backup has written.`,
    { code: 'bad-backup' },
  );
}

/** How many rows and images a backup holds: what its progress counts. */
export function partsOf({ tables, images }: BackupManifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, images);
}
