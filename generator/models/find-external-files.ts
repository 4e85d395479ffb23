import { stat } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import type { ScannedGraph } from '#onnx/scan-onnx.ts';
import type { ModelPart } from './model-description.ts';
import { refuseLfsPointers } from './refuse-lfs-pointers.ts';

/**
 * The files in which a graph's weights lie, relative to the model folder, each with every byte that
 * the graph refers to.
 *
 * @throws UserError `bad-model`, `git-lfs-pointer` or `broken-onnx`, saying which file
 */
export async function findExternalFiles(
  root: string,
  part: ModelPart,
  graph: ScannedGraph,
): Promise<string[]> {
  const files: string[] = [];
  for (const [location, bytes] of graph.externalFiles) {
    const file = normalize(join(part, location));
    if (isAbsolute(location) || !file.startsWith(`${part}/`)) {
      throw new UserError(
        `${join(root, part)}/model.onnx keeps weights outside its folder (${location}): export the model again.`,
        { code: 'bad-model' },
      );
    }
    await refuseLfsPointers(root, [file]);
    const size = await stat(join(root, file)).then(
      (s) => s.size,
      () => null,
    );
    if (size === null || size < bytes) {
      throw new UserError(
        `${join(root, file)} ${size === null ? 'is missing' : `is truncated (${size} of at least ${bytes} bytes)`}, and the weights of ${part}/model.onnx lie in it: copy or export the model again.`,
        { code: 'broken-onnx' },
      );
    }
    files.push(file);
  }
  return files;
}
