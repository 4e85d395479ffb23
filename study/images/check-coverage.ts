import { countOf } from '#domain/count-of.ts';
import type { Path, Problem } from '../protocol/finding.ts';
import { refuse, warn } from '../rules/rule.ts';
import { describePlace } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { nameSome } from './name-some.ts';

/**
 * What is not as it should be in the files of an arm: images that are missing, several files of one
 * image, files of none.
 *
 * @param options.isExplained another finding says already why nothing was found
 */
export function checkCoverage(
  coverage: Coverage,
  path: Path,
  options: { drop: boolean; isExplained: boolean },
): Problem[] {
  const { matched, missing, double, leftOver, by } = coverage;
  if (matched.length === 0 && double.length === 0) {
    const wanted = listed(missing.map(describePlace));
    const message = `has none of ${countOf(missing.length, 'image')} that the study needs, ${wanted}, going by ${by}: name files as 00012-0.png (the prompt's place in its set, then the replicate, both counted from 0), or list them in manifest.jsonl or a CSV with file and prompt`;
    return options.isExplained ? [] : [refuse(path, message)];
  }
  const several = double.map(
    (place) =>
      `has several files for ${describePlace(place)}, ${place.files.join(' and ')}: keep one`,
  );
  const left = `leaves ${countOf(leftOver.length, 'file')} over, of no image of this study: ${listed(leftOver)}`;
  return [
    ...nameSome(several).map((message) => refuse(path, message)),
    ...checkMissing(coverage, path, options.drop),
    ...(coverage.firstReplicate === 1
      ? [warn(path, 'counts replicates from 1: 1 is taken as the first of each prompt')]
      : []),
    ...(leftOver.length === 0 ? [] : [warn(path, left)]),
  ];
}

function checkMissing(coverage: Coverage, path: Path, drop: boolean): Problem[] {
  const { missing, leftOver } = coverage;
  if (missing.length === 0) return [];
  const mayCountOtherwise = leftOver.length > 0 && missing.some(({ replicate }) => replicate === 0);
  const counting = mayCountOtherwise
    ? ' (places are counted from 0, and replicates too unless all begin with 1)'
    : '';
  const lacks = `lacks ${missing.length} of ${countOf(countWanted(coverage), 'image')}`;
  const gaps = listed(missing.map(describePlace));
  return drop
    ? [warn(path, `${lacks}, which are left out for every arm: ${gaps}${counting}`)]
    : [refuse(path, `${lacks}: ${gaps}${counting}; add them, or write missing: drop`)];
}

function countWanted({ matched, missing, double }: Coverage): number {
  return matched.length + missing.length + double.length;
}

function listed(names: readonly string[]): string {
  return nameSome(names, (count) => `and ${count} more`).join('; ');
}
