import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { createStudy } from '#study/life/create-study.ts';
import { parseProtocol } from '#study/protocol/protocol.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, say } from '../console/output.ts';
import { runStudy } from '../processes/run-study.ts';
import { firstResearcher } from '../processes/sign-in-link.ts';

/** `onpar run study.yaml`: creates the study, queues its run, follows it to the end. */
export function runCommand(): Command {
  return new Command('run')
    .description('create the study of a protocol, make its images, follow to the end; resumes')
    .argument('<study>', 'protocol file (study.yaml), or the short name of a study')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText(
      'after',
      `
Examples:
  onpar run studies/fixture.yaml
  onpar run studies/fixture.yaml        called again, it goes on where it stopped`,
    )
    .action((file: string, { json }: { json?: boolean }) =>
      withDatabase(async (db, url) => {
        const study = await findOrCreateStudy(db, file);
        const progress = await runStudy({ db, url, study });
        report(study, progress, json === true);
      }),
    );
}

async function findOrCreateStudy(db: Database, reference: string): Promise<Study> {
  if (!/\.ya?ml$/i.test(reference)) return resolveStudy({ db, reference });
  const protocolText = await readFile(reference, 'utf8').catch((cause: unknown) => {
    throw new UserError(`${reference} cannot be read; name a protocol file.`, {
      code: 'unreadable-file',
      cause,
    });
  });
  const protocol = parseProtocol(protocolText, reference);
  const found = await db.study.findFirst({
    where: { protocolText },
    orderBy: { createdAt: 'desc' },
  });
  if (found) return found;
  const owner = await firstResearcher(db);
  const study = await createStudy({ db, protocol, protocolText, ownerId: owner.id });
  say(`Study ${study.slug} is created.`);
  return study;
}

function report(study: Study, progress: RunProgress, json: boolean): void {
  if (json) printJson({ study: study.slug, ...progress });
  const { state, done, failed, total, error } = progress;
  say(`${study.slug}: ${done} of ${total} images${failed > 0 ? `, ${failed} failed` : ''}.`);
  if (state === 'failed' || state === 'cancelled') {
    throw new UserError(
      `The run ${state === 'failed' ? `failed: ${error ?? 'no reason given'}` : 'was cancelled'}; call onpar run again to go on.`,
      { code: 'run-failed' },
    );
  }
  say(`Look at the images with onpar up, then: onpar study open ${study.slug}`);
}
