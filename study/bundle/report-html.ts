import { countOf } from '#domain/count-of.ts';
import { formatPoints } from '#domain/print-estimate.ts';
import { present } from '#domain/present.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import { htmlPage } from '#evaluation/votes/tables/html-page.ts';
import { htmlTable } from '#evaluation/votes/tables/html-table.ts';
import { printedTables } from '#evaluation/votes/tables/printed-table.ts';
import { RUNTIME_NOTES } from '../runtime/print-runtime.ts';
import { humanAgainstMetrics } from '../results/human-against-metrics.ts';
import { printSigned } from '../results/print-signed.ts';
import { sayMetricAgreement, sayRankAgreement } from '../results/say-metric-agreement.ts';
import type { StudyRuntime } from '../runtime/study-runtime.ts';
import type { PairGallery } from './derive-pairs.ts';
import { paragraph, section } from './html-parts.ts';
import type { Cell } from './html-parts.ts';
import { reportPairs } from './report-pairs.ts';
import type { BundleFigures } from './derive-figures.ts';
import { keptMetrics } from '../results/kept-metrics.ts';
import type { BundleSources } from './read-sources.ts';

/** The report of a study as one HTML document that opens alone: what was found first, then what it rests on. */
export function reportHtml(options: {
  sources: BundleSources;
  table: ResultTable;
  figures: BundleFigures;
  runtime: StudyRuntime;
  gallery: PairGallery;
}): string {
  const { sources, table, figures, runtime, gallery } = options;
  const { study } = sources;
  // the findings stand above, large
  const [whole, ...parts] = printedTables({ ...table, findings: [] });
  const content = [
    `<h1>${escapeHtml(study.name)}</h1>`,
    ...table.findings.map(({ sentence }) => `<p><strong>${escapeHtml(sentence)}</strong></p>`),
    ...figures.whole.map(fitting),
    htmlTable(present(whole, 'the table'), true),
    ...warnings(table),
    ...aboutImages(sources, runtime),
    ...besideMetrics(sources, table),
    ...reportPairs(gallery, table),
    ...aboutVotes(sources, table),
    ...(figures.parts.length === 0
      ? []
      : ['<h2>In parts of the votes</h2>', ...figures.parts.map(fitting)]),
    ...(parts.length === 0 ? [] : ['<h2>By category</h2>']),
    ...parts.map((part) => htmlTable(part, true)),
    ...whatRatersRead(sources),
    ...whatThisRestsOn(sources),
  ];
  return htmlPage({ title: study.name, content: content.join('\n') });
}

/** A figure as wide as the page at most. */
function fitting([, figure]: readonly [string, string]): string {
  return figure.replace(/^<svg /, '<svg style="max-width:100%;height:auto" ');
}

function aboutImages(sources: BundleSources, runtime: StudyRuntime): string[] {
  return [
    section('Arms', ['Arm', 'Label', 'Model', 'Steps', 'Guidance', 'Images'], armRows(sources)),
    section(
      'Seconds per image',
      ['Arm', 'Steps', 'Device', 'Precision', 'Median', 'Images'],
      runtime.rows.map(({ arm, steps, device, precision, median_seconds: median, n }) => [
        ...[arm, steps, device, precision],
        ...[median.toFixed(3), n],
      ]),
    ),
    ...(runtime.rows.length === 0 ? [] : [paragraph(RUNTIME_NOTES[runtime.kind])]),
    section(
      'Metrics',
      ['Metric', 'Set', 'Against', 'Value'],
      sources.metrics.map(({ metric, set_a: set, set_b: against, value }) => [
        ...[metric, set, against],
        value.toPrecision(4),
      ]),
    ),
  ];
}

/** What people say beside each metric. */
function besideMetrics(sources: BundleSources, table: ResultTable): string[] {
  const rows = humanAgainstMetrics(table, keptMetrics(sources.metrics).metrics);
  return [
    section(
      'People and metrics',
      ['Metric', 'Question', 'Arms', 'Better by the metric', 'Net preference', 'Same arm'],
      rows.map(
        ({ label, against, title, arms, metric_difference: by, human, same_winner: same }) => [
          ...[`${label} against ${against}`, title, arms.join(' over ')],
          ...[printSigned(by.estimate), formatPoints(human.estimate)],
          same === null ? 'not settled' : same ? 'yes' : 'no',
        ],
      ),
    ),
    ...[...sayMetricAgreement(rows), ...sayRankAgreement(rows)].map(paragraph),
  ];
}

function aboutVotes({ study, deviations }: BundleSources, { balance }: ResultTable): string[] {
  const sides = balance === null ? [] : balance.arms;
  return [
    section(
      'Sides',
      ['Arm', 'Left', 'Right'],
      sides.map(({ arm, left, right }) => [arm, left, right]),
    ),
    section('Raters', ['', 'Raters'], Object.entries(study.raters)),
    section(
      'Deviations',
      ['When', 'What', 'Why'],
      deviations.map(({ at, kind, reason }) => [at, kind, reason]),
    ),
  ];
}

function whatRatersRead({ protocol, consent }: BundleSources): string[] {
  return [
    '<h2>What raters were asked</h2>',
    ...protocol.questions.map(({ ask, title }) => paragraph(`${title}: ${ask}`)),
    '<h2>What raters agreed to</h2>',
    ...consent.consent.split(/\n{2,}/).map(paragraph),
    ...consent.instructions.split(/\n{2,}/).map(paragraph),
  ];
}

function whatThisRestsOn({ study, rows, images, software }: BundleSources): string[] {
  const makers = Object.entries(software).map((pair) => pair.join(' '));
  return [
    '<h2>What this rests on</h2>',
    paragraph(
      `${countOf(rows.length, 'row')} of votes in votes.csv, ${countOf(images.length, 'image')} described in images.jsonl. The protocol, the images and the analysis plan were frozen at opening (${study.opened_at ?? 'no time on record'}); the sha256 of frozen.json is:`,
    ),
    `<p><code>${study.frozen_sha256}</code></p>`,
    paragraph(`Made by ${makers.join(', ')}.`),
  ];
}

function warnings({ warnings: list }: ResultTable): string[] {
  if (list.length === 0) return [];
  const items = list.map((warning) => `<li>${escapeHtml(warning)}</li>`);
  return ['<h2>Read with care</h2>', `<ul>${items.join('\n')}</ul>`];
}

function armRows({ protocol, images }: BundleSources): Cell[][] {
  return protocol.arms.map((arm) => {
    const { key, label } = arm;
    const count = images.filter((image) => image.arm.key === key).length;
    const settings =
      'images' in arm
        ? ['made elsewhere', 'not known', 'not known']
        : [arm.model, arm.steps, arm.guidance_scale];
    return [key, label, ...settings, count];
  });
}
