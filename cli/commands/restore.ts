import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { partsOf } from '#study/backup/backup-manifest.ts';
import { openBackup } from '#study/backup/open-backup.ts';
import { restoreBackup } from '#study/backup/restore-backup.ts';
import type { Restored } from '#study/backup/restore-backup.ts';
import type { RunningPostgres } from '#prisma/postgres/start-postgres.ts';
import { printJson, say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';
import { untilInterrupted } from '../console/until-interrupted.ts';
import { reachPostgres } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { openSampleStore } from '../processes/sample-store.ts';

/** `onpar restore`: a backup brought back into an empty place. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring a backup back: checked first, and only into an empty place')
    .argument('<file>', 'a file that onpar backup has written')
    .option('--json', 'print one JSON document that says what was restored')
    .addHelpText(
      'after',
      `
Examples:
  onpar restore onpar.tar                                on a machine where OnPar was never started
  ONPAR_HOME=/srv/onpar onpar restore onpar.tar          into a folder of its own
  DATABASE_URL=postgresql://… onpar restore onpar.tar    into a PostgreSQL of your own

Ended in between it has restored nothing that shows, and can be called again.`,
    )
    .action(restore);
}

async function restore(path: string, { json = false }: { json?: boolean }): Promise<void> {
  const env = readCliEnv();
  const { result, interrupted } = await untilInterrupted((signal) => bring(path, env, signal));
  if (interrupted !== null) process.exitCode = interrupted;
  if (result === null) return;
  if (json) printJson({ file: path, ...result });
  tell(result, env);
}

/** Null when it was interrupted: call it again. */
async function bring(path: string, env: CliEnv, signal: AbortSignal): Promise<Restored | null> {
  const bars: Record<string, Progress> = {};
  const show = (label: string, work: { total: number; unit: string; done: number }): void => {
    bars[label] ??= createProgress({ label, ...work });
    bars[label].update(work.done);
  };
  let postgres: RunningPostgres | undefined;
  try {
    const onCheck = (done: number, total: number): void =>
      show('check', { done, total, unit: 'bytes' });
    // a file that cannot be restored leaves no trace of the attempt
    const backup = await openBackup(path, { onProgress: onCheck });
    postgres = await reachPostgres(env);
    return await restoreBackup({
      ...{ backup, url: postgres.url, store: openSampleStore(env), signal },
      places: { packageFolder: PACKAGE_FOLDER, homeFolder: env.homeFolder },
      onProgress: (done, manifest) => {
        bars.check?.stop();
        show('restore', { done, total: partsOf(manifest), unit: 'parts' });
      },
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    Object.values(bars).forEach((bar) => bar.stop());
    await postgres?.leave();
  }
}

function tell(restored: Restored, env: CliEnv): void {
  const { created_at: at, release, tables, images } = restored;
  const { left_out: leftOut, absent_models: absent } = restored;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `Restored as it was at ${at} (OnPar ${release}): ${countOf(rows, 'row')} and ${countOf(images, 'image')}.`,
  );
  for (const sha256 of leftOut)
    say(
      `The image ${sha256} was left out when the backup was made: \`onpar store verify --repair\` makes it again.`,
    );
  for (const { name, folder } of absent)
    say(
      `The model ${name} is not on this machine: put its folder at ${folder}, or anywhere and call onpar models add FOLDER --name ${name}.`,
    );
  if (env.secret !== undefined)
    say('ONPAR_SECRET is set and goes before the secret of the backup: it must be the same one.');
  say('Look it through with `onpar store verify`, then start it with `onpar up`.');
}
