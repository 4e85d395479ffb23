import { parseNames } from '../console/parse-names.ts';
import { at } from '#domain/at.ts';
import { nameOfPlace } from '#domain/name-of-place.ts';
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { computeMetrics } from '#evaluation/image-sets/measures/compute-metrics.ts';
import { METRICS } from '#evaluation/image-sets/measures/metric.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
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
import { measureCaptions } from '../console/measure-captions.ts';
import { requirePlace } from '../console/require-place.ts';
import { openSide } from '../console/open-side.ts';
import { printJson, printResult, say } from '../console/output.ts';

type MetricsFlags = MeasureFlags & {
  metrics: (Metric | typeof CLIP_SCORE)[];
  clip?: string;
  against?: string;
  figure?: string;
};

/** Of images and their prompts, where all others are of two sets of images. */
const CLIP_SCORE = 'clipscore';
const NAMES = [...METRICS, CLIP_SCORE] as const;

/** Those that any two sets of images allow. */
const USUAL: Metric[] = ['fid', 'kid', 'prdc', 'cmmd', 'vendi', 'memorization'];

/** `onpar metrics A B`: several metrics of a generated set against a reference, in one pass. */
export function metricsCommand(): Command {
  const command = new Command('metrics')
    .description('measure generated images (A), or all arms of a study, against a reference (B)')
    .argument('<a>', 'a folder, zip, .npz or .npy of images, or STUDY/ARM; with --against, a study')
    .argument('[b]', 'reference images, or .npz statistics, or the name of kept ones');
  return addMeasureFlags(command)
    .option('--metrics <names>', NAMES.join(','), metricNames, USUAL)
    .option(
      '--clip <folder>',
      'for clipscore, which needs no B: a CLIP folder (docs/feature-networks.md)',
    )
    .option('--against <reference>', 'measure each arm of the study A against this reference')
    .option('--figure <file.svg>', 'with --against: the first metric by number of steps')
    .addHelpText(
      'after',
      `
Examples:
  onpar metrics out/euler-20 reference-images --metrics fid,kid,prdc --json
  onpar metrics my-study/euler-20 --metrics clipscore --clip clip-vit-large
  onpar metrics my-study --against coco --metrics fid --figure fid-by-steps.svg`,
    )
    .action((a: string, b: string | undefined, flags: MetricsFlags) => {
      if (flags.against !== undefined && b === undefined)
        return runStudy(a, { ...flags, against: flags.against });
      const onlyCaptions = flags.metrics.every((metric) => metric === CLIP_SCORE);
      if (b === undefined && onlyCaptions) return runCaptions(a, flags);
      if (b === undefined || flags.against !== undefined || flags.figure !== undefined)
        throw new UserError(
          'Give two sides to compare, or a study with --against REFERENCE (and --figure).',
          { code: 'wrong-call' },
        );
      return runPair(a, b, flags);
    });
}

async function runPair(a: string, b: string, flags: MetricsFlags): Promise<void> {
  const metrics = flags.metrics.filter((metric) => metric !== CLIP_SCORE);
  if (metrics.length === 0) return runCaptions(a, flags);
  const captions = flags.metrics.includes(CLIP_SCORE) ? await measureCaptions(a, flags) : undefined;
  const ofSets = await measureSides([a, b], flags, {
    compute: (options) =>
      computeMetrics({ ...options, metrics, onNotComputable: sayNotComputable }),
    keep: (db, found) => keepPair({ db, sides: [a, b], result: found }),
  });
  const added = captions === undefined ? {} : { [CLIP_SCORE]: captions };
  const result = { ...ofSets, metrics: { ...ofSets.metrics, ...added } };
  if (flags.json === true) printJson(result);
  else printResult(metricLines(result.metrics));
}

async function runCaptions(side: string, flags: MetricsFlags): Promise<void> {
  const metrics = { [CLIP_SCORE]: await measureCaptions(side, flags) };
  if (flags.json === true) printJson({ metrics });
  else printResult(metricLines(metrics));
}

async function runStudy(name: string, flags: MetricsFlags & { against: string }): Promise<void> {
  const { figure } = flags;
  const metrics = flags.metrics.filter((metric) => metric !== CLIP_SCORE);
  if (metrics.length < flags.metrics.length)
    throw new UserError(`${CLIP_SCORE} has no reference: name STUDY/ARM, without --against.`, {
      code: 'wrong-call',
    });
  const metric = at(metrics, 0, 'the metrics asked for');
  if (figure !== undefined && !/\.svg$/i.test(figure))
    throw new UserError(`The figure ${figure} must end in .svg.`, { code: 'wrong-call' });
  if (figure !== undefined) await requirePlace(figure);
  await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference: name });
    const reference = await openSide(flags.against, db);
    const { extraction, stop } = extractionOf(flags);
    try {
      const measured = await measureArms({
        ...extraction,
        db,
        store: openSampleStore(),
        studyId: study.id,
        reference,
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

function sayNotComputable(metric: Metric, reason: string): void {
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
