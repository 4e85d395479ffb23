import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { present } from '#domain/present.ts';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { partsOf } from '#study/backup/backup-manifest.ts';
import type { BackupManifest } from '#study/backup/backup-manifest.ts';
import { writeBackup } from '#study/backup/write-backup.ts';
import { printJson, say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';
import { untilInterrupted } from '../console/until-interrupted.ts';
import { openDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { readSecret } from '../processes/secret.ts';
import { readSoftware } from '../processes/software.ts';

type Flags = { skipBroken?: boolean; json?: boolean };

/** `onpar backup`: all of an installation in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('database, images and settings in one file, while everything runs on')
    .argument('<file>', 'the file to write, such as onpar.tar')
    .option('--skip-broken', 'leave damaged and missing images out, in place of stopping at one')
    .option('--json', 'print one JSON document that says what was written')
    .addHelpText(
      'after',
      `
Examples:
  onpar backup onpar.tar
  onpar backup /mnt/backups/onpar.tar      in place of the one before

The file holds the installation's secret: keep it as you keep a password. Model folders are not in
it. onpar restore brings it back; docs/backup.md tells all.`,
    )
    .action(backup);
}

async function backup(path: string, { skipBroken = false, json = false }: Flags): Promise<void> {
  const env = readCliEnv();
  await requireSomething(path, env);
  const left: string[] = [];
  const onBroken = skipBroken ? (sha256: string): number => left.push(sha256) : undefined;
  const { result, interrupted } = await untilInterrupted((signal) =>
    write(path, { env, signal, onBroken }),
  );
  if (interrupted !== null) process.exitCode = interrupted;
  if (result === null) return;
  const { size } = await stat(path);
  const images = result.images - left.length;
  if (json) printJson({ file: path, bytes: size, ...result, images, left_out: left });
  for (const sha256 of left) say(`left out, damaged or missing: image ${sha256}`);
  say(`${path}: ${rowsOf(result)} and ${countOf(images, 'image')}.`);
  say('It holds the secret of this installation: keep it as you keep a password.');
}

/** Null when it was interrupted: then no file is left. */
async function write(
  path: string,
  options: {
    env: CliEnv;
    signal: AbortSignal;
    onBroken: ((sha256: string) => void) | undefined;
  },
): Promise<BackupManifest | null> {
  const { env, signal, onBroken } = options;
  const { url, close } = await openDatabase(env);
  let bar: Progress | undefined;
  try {
    return await writeBackup({
      ...{ path, url, signal, onBroken, now: new Date() },
      store: openSampleStore(env),
      places: { packageFolder: PACKAGE_FOLDER, homeFolder: env.homeFolder },
      secret: await readSecret(env),
      release: present((await readSoftware()).onpar, 'the release'),
      onProgress: (done, manifest) => {
        bar ??= createProgress({ label: 'backup', total: partsOf(manifest), unit: 'parts' });
        bar.update(done);
      },
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw asUserError(error, path);
  } finally {
    bar?.stop();
    await close();
  }
}

function rowsOf({ tables }: BackupManifest): string {
  return countOf(
    tables.reduce((sum, { rows }) => sum + rows, 0),
    'row',
  );
}

/** A backup of a home folder that is not there would be one of nothing, and be missed when it is needed. */
async function requireSomething(path: string, env: CliEnv): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) {
    throw new UserError(`${path} is a folder: name the file that is to be written.`, {
      code: 'wrong-call',
    });
  }
  if (env.databaseUrl !== undefined || existsSync(join(env.homeFolder, 'postgres-password')))
    return;
  throw new UserError(
    `There is nothing to back up in ${env.homeFolder}: set ONPAR_HOME to the home folder, or DATABASE_URL to the database.`,
    { code: 'wrong-call' },
  );
}

function asUserError(cause: unknown, path: string): unknown {
  const code = systemErrorCode(cause);
  const isOfFile = cause instanceof Error && 'syscall' in cause;
  if (code === undefined || !isOfFile) return cause;
  return new UserError(
    `${path} cannot be written (${failureWords(cause)}): look at its disk and folder.`,
    {
      code: 'cannot-write',
      cause,
    },
  );
}
