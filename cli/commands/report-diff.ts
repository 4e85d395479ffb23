import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { IMAGE } from '#study/bundle/bundle-parts.ts';
import { describeDifference } from '#study/life/describe-difference.ts';
import { diffBundles, type BundleComparison } from '#study/bundle/diff-bundles.ts';
import { openBundle } from '#study/bundle/open-bundle.ts';
import { printJson, printResult } from '../console/output.ts';

/** `onpar report diff`: two bundles beside each other. */
export function reportDiffCommand(): Command {
  return new Command('diff')
    .description('two bundles compared: protocol, votes, images, findings')
    .argument('<a>', 'a bundle')
    .argument('<b>', 'another bundle')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar report diff january.zip june.zip')
    .action(diff);
}

async function diff(
  a: string,
  b: string,
  { json = false }: { json?: boolean },
  command: Command,
): Promise<void> {
  const comparison = await diffBundles(await openBundle(a), await openBundle(b));
  if (json || command.optsWithGlobals()['json'] === true) printJson({ a, b, ...comparison });
  else printResult(describe(comparison).join('\n'));
}

function describe(comparison: BundleComparison): string[] {
  const { same, studies, protocol, votes, images, findings, files } = comparison;
  if (same) return ['The two bundles are the same.'];
  return [
    `studies: ${studies.join(' and ')}`,
    ...(protocol.length === 0 ? ['protocol: the same'] : []),
    ...protocol.map(
      (difference) =>
        `protocol: ${describeDifference(difference).replace(' was frozen as ', ' is ').replace(' and is now ', ' in the first, and in the second ')}`,
    ),
    `votes: ${votes.both} in both, ${votes.only_a} in the first alone, ${votes.only_b} in the second alone`,
    `images: ${images.both} in both, ${images.only_a} in the first alone, ${images.only_b} in the second alone`,
    ...findings.flatMap((finding) =>
      finding.same
        ? [`found in both: ${finding.a}`]
        : [
            `found in the first: ${finding.a ?? 'nothing'}`,
            `found in the second: ${finding.b ?? 'nothing'}`,
          ],
    ),
    `files that differ: ${nameFiles(files)}`,
  ];
}

/** Images by their number, since their names are hashes that say nothing to a reader. */
function nameFiles(files: readonly string[]): string {
  const others = files.filter((name) => !IMAGE.test(name));
  const images = files.length - others.length;
  return [...others, ...(images === 0 ? [] : [countOf(images, 'image')])].join(', ');
}
