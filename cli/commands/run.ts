import { Command } from 'commander';
import { listFailures } from '#generator/progress/list-failures.ts';
import type { FailedSample } from '#generator/progress/list-failures.ts';
import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { createStudy } from '#study/life/create-study.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import { planStudy } from '#study/runs/plan-study.ts';
import { requirePlan } from '#study/runs/require-plan.ts';
import { formatFinding } from '#study/protocol/finding.ts';
import type { ProtocolFile } from '#study/protocol/protocol-file.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { imagesBeside } from '../images/images-beside.ts';
import { importPlanImages } from '../images/import-plan-images.ts';
import { withDatabase } from '../processes/database.ts';
import { readProtocolText } from '../console/read-protocol-text.ts';
import { printJson, say } from '../console/output.ts';
import { runStudy } from '../processes/run-study.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';

/** `onpar run study.yaml`: creates the study, queues its run, follows it to the end. */
export function runCommand(): Command {
  return new Command('run')
    .description('create the study of a protocol, make its images, follow to the end; resumes')
    .argument('<study>', 'protocol file (study.yaml), or the short name of a study')
    .option('--retry-failed', 'make the images again that failed')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText(
      'after',
      `
Examples:
  onpar run studies/fixture.yaml
  onpar run studies/fixture.yaml        called again, it goes on where it stopped
  onpar run my-study --retry-failed     what failed is tried again

docs/protocol.md tells every key of a protocol.

Exit status: 0 when every image is made, 1 when some failed or the run was cancelled.`,
    )
    .action(async (reference: string, flags: Flags) => {
      const { json = false, retryFailed = false } = flags;
      // a file that is wrong is refused before a database is started for it
      const file = isFile(reference)
        ? parseProtocol(await readProtocolText(reference), reference)
        : null;
      await withDatabase(async (db, url) => {
        const { study, warnings } = file
          ? await findOrCreateStudy(db, file)
          : { study: await resolveStudy({ db, reference }), warnings: [] };
        for (const warning of warnings) say(`warning: ${warning}`);
        const progress = await runStudy({ db, url, study, retryFailed });
        const failures = await listFailures({ db, runId: progress.runId });
        report({ study, progress, failures, warnings, json });
      });
    });
}

type Flags = { json?: boolean; retryFailed?: boolean };

function isFile(reference: string): boolean {
  return /\.ya?ml$/i.test(reference);
}

/** The study of exactly this text, the newest if there are several; made when there is none. */
async function findOrCreateStudy(
  db: Database,
  file: ProtocolFile,
): Promise<{ study: Study; warnings: string[] }> {
  const found = await db.study.findFirst({
    where: { protocolText: file.text },
    orderBy: { createdAt: 'desc' },
  });
  const sources = databaseSources(db, imagesBeside(file.fileName));
  if (found) {
    // what was planned when it was created is kept with it, whatever has become of models since
    const planning = await planStudy({ file, sources });
    const warnings = 'errors' in planning ? file.warnings : planning.warnings;
    return {
      study: found,
      warnings: warnings.map((finding) => formatFinding(file.fileName, finding)),
    };
  }
  const { plan, warnings } = await requirePlan({
    file,
    sources,
    onCoverage: (table) => table.forEach(say),
  });
  const owner = await firstResearcher(db);
  const imported = await importPlanImages(plan);
  const study = await createStudy({ db, plan, ownerId: owner.id, imported });
  say(`Study ${study.slug} is created.`);
  return { study, warnings };
}

/** More lines would hide the others; `--json` has all. */
const FAILURES_SAID = 20;

function report(options: {
  study: Study;
  progress: RunProgress;
  failures: readonly FailedSample[];
  warnings: string[];
  json: boolean;
}): void {
  const { study, progress, failures, warnings, json } = options;
  if (json) printJson({ study: study.slug, ...progress, failures, warnings });
  const { state, done, failed, total } = progress;
  say(`${study.slug}: ${done} of ${total} images${failed > 0 ? `, ${failed} failed` : ''}.`);
  for (const failure of failures.slice(0, FAILURES_SAID)) say(describeFailure(failure));
  const unsaid = failures.length - FAILURES_SAID;
  if (unsaid > 0) say(`  and ${unsaid} more: --json lists them all`);
  if (state === 'completed') {
    if (['draft', 'generating', 'review'].includes(study.state))
      say(`Look at the images with onpar up, then: onpar study open ${study.slug}`);
    return;
  }
  const why =
    state === 'cancelled'
      ? 'The run was cancelled: call onpar run again to go on.'
      : `${failed} of ${total} images failed: try them again with onpar run ${study.slug} --retry-failed, or exclude their comparisons in the gallery.`;
  throw new UserError(why, { code: 'run-failed' });
}

function describeFailure({ arm, prompt_index, replicate, reason }: FailedSample): string {
  return `  failed: arm ${arm}, prompt ${prompt_index}, replicate ${replicate}: ${reason}`;
}
