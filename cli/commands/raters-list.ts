import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { sayPace } from '#study/monitoring/say-pace.ts';
import { watchStudy } from '#study/monitoring/watch-study.ts';
import type { RaterQuality } from '#study/raters/rater-quality.ts';
import type { Share } from '#study/raters/rater-work.ts';
import { printJson, printResult } from '../console/output.ts';
import { withDatabase } from '../processes/database.ts';

/** `onpar raters list`: how raters work, and what needs a hand. */
export function listCommand(): Command {
  return new Command('list')
    .argument('<study>', 'short name, id or protocol file')
    .description('what needs a hand, the pace, and how each rater works; never what they prefer')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar raters list my-study')
    .action(list);
}

async function list(reference: string, { json }: { json?: boolean }): Promise<void> {
  const now = new Date();
  const { study, ...watched } = await withDatabase(async (db) => {
    const found = await resolveStudy({ db, reference });
    return { study: found.slug, ...(await watchStudy({ db, study: found, now })) };
  });
  if (json) {
    printJson({ study, ...watched });
    return;
  }
  const { attention, pace, short, comparisons, raters } = watched;
  for (const line of attention) printResult(`! ${line}`);
  printResult(sayPace(pace));
  printResult(`${short.length} of ${countOf(comparisons, 'comparison')} short of votes`);
  printResult(HEADER.join('\t'));
  for (const rater of raters) printResult(cellsOf(rater).join('\t'));
}

const HEADER = [
  ...['rater', 'state', 'done', 'last_at', 'votes', 'median_ms', 'too_fast', 'doubted'],
  ...['gold', 'repeats', 'left', 'reported', 'practice', 'screened_out', 'screening'],
];

function cellsOf(rater: RaterQuality): (string | number)[] {
  const { state, done, last_at: last, votes, median_response_ms: median } = rater;
  return [
    ...[rater.rater, state, shareOf(done), last ?? '-', votes, median ?? '-'],
    ...[rater.too_fast, rater.doubted, shareOf(rater.gold), shareOf(rater.repeats)],
    ...[shareOf(rater.left), rater.reported, shareOf(rater.practice)],
    ...[rater.screened_out ?? '-', screeningOf(rater)],
  ];
}

function screeningOf({ screening }: RaterQuality): string {
  if (screening === null) return '-';
  const { answers, plates } = screening;
  const told = answers.map(({ id, answer }) => `${id}=${answer}`);
  return [...told, ...(plates.of === 0 ? [] : [`plates=${shareOf(plates)}`])].join('; ');
}

function shareOf({ count, of }: Share): string {
  return of === 0 ? '-' : `${count}/${of}`;
}
