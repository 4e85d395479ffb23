import { UserError } from '#domain/user-error.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { ImagesArm } from '../protocol/arm-schema.ts';
import type { Path, Problem } from '../protocol/finding.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import { refuse } from '../rules/rule.ts';
import type { PlannedImagesArm } from '../runs/study-plan.ts';
import { checkCoverage } from './check-coverage.ts';
import { findFileList } from './find-file-list.ts';
import type { FileList } from './claims-by-list.ts';
import type { ImageFiles } from './image-files.ts';
import { matchImages } from './match-images.ts';
import { nameSome } from './name-some.ts';

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
  /** prompts in the whole set, of which `prompts` may be a part */
  setSize: number;
  protocol: Pick<NewProtocol, 'replicates' | 'missing'>;
}): Promise<{ arm: PlannedImagesArm; problems: Problem[] }> {
  const { arm, position, files, prompts, setSize, protocol } = options;
  const path: Path = ['arms', position, 'images'];
  const { replicates, missing } = protocol;
  const list = await readList(files);
  const ofList = typeof list === 'string' ? null : list;
  const { coverage, problems } = matchImages({
    names: files.names,
    list: ofList,
    prompts,
    replicates,
    setSize,
  });
  const found = [
    ...(typeof list === 'string' ? [refuse(path, list)] : []),
    ...nameSome(problems).map((problem) => refuse(path, problem)),
    ...checkCoverage(coverage, path, {
      drop: missing === 'drop',
      isExplained: problems.length > 0 || typeof list === 'string',
    }),
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
