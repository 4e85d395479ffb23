import { parseNames } from '../console/parse-names.ts';
import { at } from '#domain/at.ts';
import { nameOfPlace } from '#domain/name-of-place.ts';
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { computeMetrics, isNotComputed } from '#evaluation/image-sets/measures/compute-metrics.ts';
import type { NotComputed } from '#evaluation/image-sets/measures/compute-metrics.ts';
import { METRICS, METRICS_OF_ONE_SET } from '#evaluation/image-sets/measures/metric.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import type { Database } from '#prisma/client.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { findArm } from '#study/runs/find-arm.ts';
import { keepPair } from '#study/runs/keep-pair.ts';
import { measureArms } from '#study/runs/measure-arms.ts';
import type { MeasuredArm } from '#study/runs/measure-arms.ts';
import { metricBySteps } from '#study/runs/metric-by-steps.ts';
import { drawLines } from '#study/figures/draw-lines.ts';
import { withDatabase } from '../processes/database.ts';
import { addMeasureFlags, extractionOf, networkOf } from '../console/measure-flags.ts';
import type { MeasureFlags } from '../console/measure-flags.ts';
import { metricLines } from '../console/metric-lines.ts';
import { measureSides } from '../console/measure-sides.ts';
import { requireClipFolder } from '#study/clip-score/require-clip-folder.ts';
import type { ClipScoreResult } from '#study/clip-score/measure-clip-score.ts';
import { measureCaptions } from '../console/measure-captions.ts';
import { writeNearest } from '../console/write-nearest.ts';
import { requirePlace } from '../console/result-file.ts';
import { isArmOfStudy, openSide } from '../console/open-side.ts';
import { printJson, printResult, say } from '../console/output.ts';

type MetricsFlags = MeasureFlags & {
  metrics: (Metric | typeof CLIP_SCORE)[];
  clip?: string;
  against?: string;
  figure?: string;
  pictures?: string;
};

/** Of images and their prompts, where all others are of two sets of images. */
const CLIP_SCORE = 'clipscore';
const NAMES = [...METRICS, CLIP_SCORE] as const;

/** Those that need no B. */
const OF_A_ALONE: readonly string[] = [...METRICS_OF_ONE_SET, CLIP_SCORE];

/** What the metrics of an arm alone are kept against: no name of a set has a space. */
const NO_REFERENCE = 'no reference';

/** Those that any two sets of images allow. */
const USUAL: Metric[] = ['fid', 'kid', 'prdc', 'cmmd', 'vendi', 'memorization'];

/** `onpar metrics A B`: several metrics of a generated set against a reference, in one pass. */
export function metricsCommand(): Command {
  const command = new Command('metrics')
    .description('measure generated images (A), or all arms of a study, against a reference (B)')
    .argument('<a>', 'a folder, zip, .npz or .npy of images, or STUDY/ARM; with --against, a study')
    .argument(
      '[b]',
      'reference images, or .npz statistics, or the name of kept ones; is, vendi and clipscore need none',
    );
  return addMeasureFlags(command)
    .option('--metrics <names>', NAMES.join(','), metricNames, USUAL)
    .option('--clip <folder>', 'for clipscore: a CLIP folder (docs/feature-networks.md)')
    .option('--against <reference>', 'measure each arm of the study A against this reference')
    .option('--pictures <file.html>', 'with memorization: the nearest pairs of images as a page')
    .option('--figure <file.svg>', 'with --against: the first metric by number of steps')
    .addHelpText(
      'after',
      `
Examples:
  onpar metrics out/euler-20 reference-images --metrics fid,kid,prdc --json
  onpar metrics out/euler-20 --metrics is,vendi
  onpar metrics out/euler-20 training-images --metrics memorization --pictures nearest.html
  onpar metrics my-study/euler-20 --metrics clipscore --clip clip-vit-large
  onpar metrics my-study --against coco --metrics fid --figure fid-by-steps.svg`,
    )
    .action((a: string, b: string | undefined, flags: MetricsFlags) => {
      if (flags.against !== undefined && b === undefined && flags.pictures === undefined)
        return runStudy(a, { ...flags, against: flags.against });
      const named = command.getOptionValueSource('metrics') !== 'default';
      const alone = named && flags.metrics.some((metric) => OF_A_ALONE.includes(metric));
      if ((b === undefined && !alone) || flags.against !== undefined || flags.figure !== undefined)
        throw new UserError(
          `Give two sides to compare, or a study with --against REFERENCE (and --figure; a study's pairs are shown on its metrics page); of one side alone: --metrics ${OF_A_ALONE.join(',')}.`,
          { code: 'wrong-call' },
        );
      return runSides([a, b], flags);
    });
}

async function runSides(
  [a, b]: readonly [string, string | undefined],
  flags: MetricsFlags,
): Promise<void> {
  const metrics = flags.metrics.filter((metric) => metric !== CLIP_SCORE);
  const wanted = flags.metrics.length > metrics.length;
  if (flags.clip !== undefined) await requireClipFolder(flags.clip);
  if (flags.pictures !== undefined) await requirePictures(flags.pictures, flags);
  if (metrics.length === 0) {
    print({ metrics: { [CLIP_SCORE]: await measureCaptions(a, flags) } }, flags);
    return;
  }
  const captions = wanted ? await captionsOrReason(a, flags) : undefined;
  try {
    const ofSets = await measureSides([a, b], flags, {
      compute: async (options) => {
        const found = await computeMetrics({
          ...options,
          metrics,
          onNotComputable: sayNotComputable,
        });
        if (flags.pictures !== undefined)
          await writeNearest(flags.pictures, options, found.metrics);
        return found;
      },
      keep: (db, result, further) =>
        keepPair({ db, sides: [a, b ?? NO_REFERENCE], result, further }),
    });
    const beside = captions === undefined ? {} : { [CLIP_SCORE]: captions };
    print({ ...ofSets, metrics: { ...ofSets.metrics, ...beside } }, flags);
  } catch (error) {
    const none = error instanceof UserError && error.code === 'not-computable';
    if (!none || captions === undefined || isNotComputed(captions)) throw error;
    const others = Object.fromEntries(
      metrics.map((metric) => [metric, notComputed(error)] as const),
    );
    print({ metrics: { ...others, [CLIP_SCORE]: captions } }, flags);
  }
}

/** @throws UserError where a page of nearest pairs cannot be written, or none would be found */
async function requirePictures(file: string, { metrics, features }: MetricsFlags): Promise<void> {
  if (!metrics.includes('memorization') || features === true || !/\.html?$/i.test(file))
    throw new UserError(
      '--pictures FILE.html shows the pairs that memorization finds nearest: it needs images, and memorization among --metrics.',
      { code: 'wrong-call' },
    );
  await requirePlace(file);
}

function print(result: { metrics: object }, { json }: MetricsFlags): void {
  if (json === true) printJson(result);
  else printResult(metricLines(result.metrics));
}

/** CLIPScore beside other metrics, which it does not take with it where it cannot be had. */
async function captionsOrReason(
  side: string,
  flags: MetricsFlags,
): Promise<ClipScoreResult | NotComputed> {
  try {
    return await measureCaptions(side, flags);
  } catch (error) {
    const left = notComputed(error);
    sayNotComputable(CLIP_SCORE, left.reason);
    return left;
  }
}

/** What stands in place of a metric whose inputs do not allow it; any other failure is thrown. */
function notComputed(error: unknown): NotComputed {
  if (error instanceof UserError) return { value: null, reason: error.message.replace(/\.$/, '') };
  throw error;
}

async function runStudy(name: string, flags: MetricsFlags & { against: string }): Promise<void> {
  const { figure } = flags;
  const metrics = flags.metrics.filter((metric) => metric !== CLIP_SCORE);
  const noReference = 'it has no reference: name STUDY/ARM, without --against';
  if (metrics.length === 0)
    throw new UserError(`The metric ${CLIP_SCORE} cannot be computed: ${noReference}.`, {
      code: 'wrong-call',
    });
  if (metrics.length < flags.metrics.length) sayNotComputable(CLIP_SCORE, noReference);
  const metric = at(metrics, 0, 'the metrics asked for');
  if (figure !== undefined && !/\.svg$/i.test(figure))
    throw new UserError(`The figure ${figure} must end in .svg.`, { code: 'wrong-call' });
  if (figure !== undefined) await requirePlace(figure);
  await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference: name });
    const reference = await openSide(flags.against, db);
    const referenceArm = await ownArm({ db, studyId: study.id, against: flags.against });
    const { extraction, stop } = extractionOf(flags);
    try {
      const measured = await measureArms({
        ...extraction,
        ...{ db, store: openSampleStore(), studyId: study.id, reference },
        outside: !isArmOfStudy(flags.against),
        ...(referenceArm !== undefined && { referenceArm }),
        network: await networkOf(flags),
        metrics,
        onNotComputable: sayNotComputable,
      });
      const lines = await metricBySteps({ db, studyId: study.id, measured, metric });
      show(measured, flags);
      if (figure === undefined) return;
      const title = `${metric.toUpperCase()} against ${nameOfPlace(flags.against)}`;
      await writeFile(figure, drawLines({ title, lines, from: null }));
      say(`Wrote ${figure}`);
    } finally {
      stop();
      if (reference.kind === 'images') await reference.set.close?.();
    }
  });
}

/** The key of the arm that a reference is, where it is one of the measured study itself. */
async function ownArm(options: {
  db: Database;
  studyId: string;
  against: string;
}): Promise<string | undefined> {
  const { db, studyId, against } = options;
  if (!isArmOfStudy(against)) return undefined;
  const { arm } = await findArm({ db, reference: against });
  return arm.studyId === studyId ? arm.key : undefined;
}

function show(measured: readonly MeasuredArm[], { json }: MetricsFlags): void {
  const warnings = new Set(measured.flatMap(({ result }) => result.warnings));
  for (const warning of warnings) say(`Warning: ${warning}`);
  if (json === true)
    printJson({ arms: measured.map(({ arm, label, result }) => ({ arm, label, ...result })) });
  else
    printResult(
      measured.map(({ label, result }) => `${label}\n${metricLines(result.metrics)}`).join('\n\n'),
    );
}

function sayNotComputable(metric: string, reason: string): void {
  say(`The metric ${metric} is left out: ${reason}.`);
}

function metricNames(text: string): MetricsFlags['metrics'] {
  return parseNames(text).map((name) => {
    const found = NAMES.find((metric) => metric === name);
    if (found === undefined)
      throw new InvalidArgumentError(`${name} is none of ${NAMES.join(', ')}.`);
    return found;
  });
}
