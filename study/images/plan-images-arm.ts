import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { ImagesArm } from '../protocol/arm-schema.ts';
import type { Path, Problem } from '../protocol/finding.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import { refuse, warn } from '../protocol/rules/rule.ts';
import type { PlannedImagesArm } from '../runs/study-plan.ts';
import { describePlace } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { findFileList } from './find-file-list.ts';
import type { FileList } from './claims-by-list.ts';
import type { ImageFiles } from './image-files.ts';
import { matchImages } from './match-images.ts';

/** Of many, the first so many are named and the others counted. */
const MOST_NAMED = 5;

/**
 * An arm whose images were made elsewhere, with the file of each image, and what is not as it should
 * be: gaps stop the study unless the protocol drops them, several files of one image always do, and
 * files that are of no image are named.
 */
export async function planImagesArm(options: {
  arm: ImagesArm;
  position: number;
  files: ImageFiles;
  prompts: readonly PromptRecord[];
  protocol: Pick<NewProtocol, 'replicates' | 'missing'>;
}): Promise<{ arm: PlannedImagesArm; problems: Problem[] }> {
  const { arm, position, files, prompts, protocol } = options;
  const path: Path = ['arms', position, 'images'];
  const { replicates, missing } = protocol;
  const list = await readList(files);
  const ofList = typeof list === 'string' ? null : list;
  const { coverage, problems } = matchImages({
    names: files.names,
    list: ofList,
    prompts,
    replicates,
  });
  const found = [
    ...(typeof list === 'string' ? [refuse(path, list)] : []),
    ...nameSome(problems).map((problem) => refuse(path, problem)),
    ...checkCoverage(coverage, path, missing === 'drop'),
  ];
  return {
    arm: { kind: 'images', key: arm.key, label: arm.label, files, coverage },
    problems: found,
  };
}

/** The list beside the images, or why it cannot be read. */
async function readList(files: ImageFiles): Promise<FileList | null | string> {
  try {
    return await findFileList(files);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function checkCoverage(coverage: Coverage, path: Path, drop: boolean): Problem[] {
  const { matched, missing, double, leftOver, by } = coverage;
  const wanted = matched.length + missing.length + double.length;
  if (matched.length === 0 && double.length === 0) {
    const message = `has none of ${countOf(wanted, 'image')} that the study needs, going by ${by}: name files as 00012-0.png (the prompt's place in its set, then the replicate), or list them in manifest.jsonl or a CSV with file and prompt`;
    return [refuse(path, message)];
  }
  const gaps = namesOf(missing.map(describePlace));
  return [
    ...nameSome(
      double.map(
        (place) =>
          `has several files for ${describePlace(place)}, ${place.files.join(' and ')}: keep one`,
      ),
    ).map((message) => refuse(path, message)),
    ...(missing.length === 0
      ? []
      : drop
        ? [
            warn(
              path,
              `lacks ${missing.length} of ${countOf(wanted, 'image')}, which are left out for every arm: ${gaps}`,
            ),
          ]
        : [
            refuse(
              path,
              `lacks ${missing.length} of ${countOf(wanted, 'image')}: ${gaps}; add them, or write missing: drop`,
            ),
          ]),
    ...(leftOver.length === 0
      ? []
      : [
          warn(
            path,
            `leaves ${countOf(leftOver.length, 'file')} over, of no image of this study: ${namesOf(leftOver)}`,
          ),
        ]),
  ];
}

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function nameSome(problems: readonly string[]): string[] {
  const more = problems.length - MOST_NAMED;
  return [...problems.slice(0, MOST_NAMED), ...(more > 0 ? [`has ${more} more such faults`] : [])];
}
