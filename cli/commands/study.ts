import { Command } from 'commander';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { checkFreeze } from '#study/life/check-freeze.ts';
import type { FreezeCheck } from '#study/life/check-freeze.ts';
import { present } from '#domain/present.ts';
import { closeStudy } from '#study/life/close-study.ts';
import { createStudy } from '#study/life/create-study.ts';
import { describeDifference } from '#study/life/describe-difference.ts';
import { listStatuses } from '#study/life/list-statuses.ts';
import type { ListedStudy } from '#study/life/list-statuses.ts';
import { openStudy } from '#study/life/open-study.ts';
import { brokenFreeze } from '#study/life/require-freeze.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import { requirePlan } from '#study/runs/require-plan.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { studyStatus } from '#study/life/study-status.ts';
import type { StudyStatus } from '#study/life/study-status.ts';
import { imagesBeside } from '../images/images-beside.ts';
import { importPlanImages } from '../images/import-plan-images.ts';
import { withDatabase } from '../processes/database.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';
import { readProtocolText } from '../console/read-protocol-text.ts';
import { printJson, printResult, say } from '../console/output.ts';
import { studyCertificateCommand } from './study-certificate.ts';
import { studyDocumentCommand } from './study-document.ts';
import { studyExplainCommand } from './study-explain.ts';

type JsonOption = { json?: boolean };

/** `onpar study`: the life of a study, from protocol to close. */
export function studyCommand(): Command {
  const command = studyGroup();
  command
    .command('create')
    .argument('<file>', 'the protocol')
    .description('create a study from its protocol; `onpar run` makes its images')
    .option('--slug <name>', 'short name (default: made from its name)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar study create studies/decidiffusion.yaml')
    .action(createAction);
  command
    .command('open')
    .argument('<study>', 'short name, id or protocol file')
    .description('freeze protocol, images and analysis plan, and take votes')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar study open my-study')
    .action((reference: string, options: JsonOption) => changeState(openStudy, reference, options));
  command
    .command('close')
    .argument('<study>', 'short name, id or protocol file')
    .description('take no more votes; results may then be read')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar study close my-study')
    .action((reference: string, options: JsonOption) =>
      changeState(closeStudy, reference, options),
    );
  command
    .command('status')
    .alias('list')
    .argument('[study]', 'short name, id or protocol file (default: all studies)')
    .description('counts of images, raters and votes; never a result')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar study status my-study --json')
    .action(statusAction);
  command.addCommand(studyCertificateCommand());
  command.addCommand(studyDocumentCommand());
  command.addCommand(studyExplainCommand());
  return command;
}

async function createAction(path: string, options: JsonOption & { slug?: string }): Promise<void> {
  const file = parseProtocol(await readProtocolText(path), path);
  const slug = options.slug === undefined ? {} : { slug: options.slug };
  const status = await withDatabase(async (db) => {
    const { plan, warnings } = await requirePlan({
      file,
      sources: databaseSources(db, imagesBeside(path)),
      onCoverage: (table) => table.forEach(say),
    });
    const imported = await importPlanImages(plan);
    const { id: ownerId } = await firstResearcher(db);
    const study = await createStudy({ db, plan, ownerId, ...slug, imported });
    return { ...(await readStatus(db, study)), warnings };
  });
  report(status, options);
  const images = present(status.run, 'the run of a new study').total;
  say(`Next: onpar run ${path} makes its ${images} images.`);
}

async function changeState(
  change: typeof openStudy | typeof closeStudy,
  reference: string,
  options: JsonOption,
): Promise<void> {
  const status = await withDatabase(async (db) => {
    const { slug } = await resolveStudy({ db, reference });
    return readStatus(db, await change({ db, slug, now: new Date() }));
  });
  report(status, options);
}

async function statusAction(reference: string | undefined, options: JsonOption): Promise<void> {
  if (reference) {
    const status = await withDatabase(async (db) =>
      readStatus(db, await resolveStudy({ db, reference })),
    );
    report(status, options);
    return;
  }
  await withDatabase(async (db) => {
    const listed = await listStatuses({ db });
    if (options.json) {
      printJson({ studies: await Promise.all(listed.map((one) => jsonOf(db, one))) });
      return;
    }
    if (listed.length === 0) say('There is no study yet: `onpar study create FILE` makes one.');
    for (const { study, broken } of listed) {
      printResult(`${study.slug}\t${study.state}\t${study.name}`);
      if (broken !== null) say(`study ${study.slug} is broken: ${broken}`);
    }
  });
}

/** A study that cannot be read is told with why, so that the others are told too. */
async function jsonOf(db: Database, { study, status, broken }: ListedStudy): Promise<unknown> {
  if (status !== null) return { ...status, freeze: await checkFreeze({ db, study }) };
  const { slug, name, state } = study;
  return { slug, name, state, broken };
}

type Status = StudyStatus & { freeze: FreezeCheck };

async function readStatus(db: Database, study: Study): Promise<Status> {
  const { slug } = study;
  return { ...(await studyStatus({ db, slug })), freeze: await checkFreeze({ db, study }) };
}

function report(status: Status, options: JsonOption): void {
  if (options.json) printJson(status);
  else printResult(describe(status));
  for (const warning of status.warnings) say(`warning: ${warning}`);
  if (!status.freeze.holds) say(`warning: ${brokenFreeze(status.slug, status.freeze)}`);
}

function describe(status: Status): string {
  const { run, comparisons, gate, raters, trials, votes } = status;
  const taking = raters.enrolled + raters.practising + raters.voting;
  const lines = [
    `${status.name} (${status.slug}): ${status.state}`,
    `images       ${run ? `${run.done} of ${run.total}, ${run.failed} failed, run ${run.state}` : 'no run'}`,
    `gate         ${gate.unscored} to score, ${gate.held} held`,
    `comparisons  ${comparisons.total}, ${comparisons.excluded} excluded`,
    `raters       ${raters.total} invited, ${taking} at it, ${raters.finished} finished, ${raters.expected} expected`,
    `trials       ${trials.done} of ${trials.total}, ${trials.reported} reported`,
    `votes        ${votes.given}${votes.planned === null ? '' : ` of ${votes.planned} planned`}, ${votes.last_day} in the last day of voting`,
    `deviations   ${status.deviations}`,
  ];
  if (status.frozen_hash) lines.push(`frozen       sha256 ${status.frozen_hash}`);
  for (const difference of status.freeze.differences) {
    const explained = difference.explained ? ' (a deviation says why)' : '';
    lines.push(`changed      ${describeDifference(difference)}${explained}`);
  }
  if (status.simulated) lines.push('simulated    some raters of this study are simulated');
  return lines.join('\n');
}

function studyGroup(): Command {
  return new Command('study')
    .description("a study's life")
    .addHelpText(
      'after',
      '\nExamples:\n  onpar study create study.yaml\n  onpar study open my-study\n  onpar study status my-study',
    );
}
