import { countOf } from '#domain/count-of.ts';
import type { Path, Problem } from '../protocol/finding.ts';
import { refuse, warn } from '../protocol/rules/rule.ts';
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
  const { matched, double, leftOver, by } = coverage;
  const wanted = countOf(countWanted(coverage), 'image');
  if (matched.length === 0 && double.length === 0) {
    const message = `has none of ${wanted} that the study needs, going by ${by}: name files as 00012-0.png (the prompt's place in its set, then the replicate, both counted from 0), or list them in manifest.jsonl or a CSV with file and prompt`;
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
    ...(leftOver.length === 0 ? [] : [warn(path, left)]),
  ];
}

function checkMissing(coverage: Coverage, path: Path, drop: boolean): Problem[] {
  const { matched, missing, leftOver } = coverage;
  if (missing.length === 0) return [];
  const startsAtOne = leftOver.length > 0 && matched.every(({ replicate }) => replicate > 0);
  const counting = startsAtOne ? ' (replicates are counted from 0)' : '';
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
