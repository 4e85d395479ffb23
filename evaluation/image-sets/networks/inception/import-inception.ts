import { failureWords } from '#domain/failure-words.ts';
import { basename, join } from 'node:path';
import { sha256Of } from '#files/sha256-of.ts';
import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { readStateDict } from '#files/weights/read-state-dict.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';
import { fidInceptionGraph } from './fid-inception-graph.ts';
import { foldStateDict } from './fold-state-dict.ts';
import { inceptionFolder, isOfficial } from './installed-inception.ts';
import type { InceptionDescription, InstalledInception } from './installed-inception.ts';
import { OFFICIAL_WEIGHTS } from './official-weights.ts';

/**
 * Converts a file of the FID network's weights (a state dict of torch or safetensors) to ONNX, with
 * its description beside it: to `output`, or to the cache, where it becomes the default. Throws
 * UserError `bad-weights` for a file that is none, also a hostile one, of which nothing is built.
 */
export async function importInception(options: {
  file: string;
  cacheFolder: string;
  /** `FILE.onnx` */
  output?: string;
}): Promise<InstalledInception> {
  const { file, cacheFolder, output } = options;
  const sha256 = await sha256OfFile(file).catch((cause: unknown) => {
    throw new UserError(`The weights ${file} cannot be read: ${failureWords(cause)}.`, {
      code: 'bad-weights',
      cause,
    });
  });
  if (sha256 === undefined)
    throw new UserError(`There is no file ${file}: check the path.`, { code: 'bad-weights' });
  const { bytes, format, withLogits } = await convert(file);
  const description: InceptionDescription = {
    size: 299,
    normalization: 'dialect',
    output: 'pool3',
    ...(withLogits ? { logits: 'logits_unbiased' } : {}),
    spatial: 'spatial',
    sha256: sha256Of(bytes),
    source: { file: basename(file), format, sha256 },
  };
  const path = output ?? join(inceptionFolder(cacheFolder), `fid-${sha256.slice(0, 16)}.onnx`);
  await writeFileAtomically(path, bytes);
  const text = `${JSON.stringify(description, null, 2)}\n`;
  await writeFileAtomically(path.replace(/\.onnx$/i, '.json'), Buffer.from(text));
  return { path, description, official: isOfficial(description), installedAt: new Date() };
}

async function convert(
  file: string,
): Promise<{ bytes: Uint8Array; format: string; withLogits: boolean }> {
  try {
    const weights = await readStateDict(file);
    try {
      const { convolutions, classifier } = await foldStateDict(weights);
      const bytes = writeOnnxModel(fidInceptionGraph(convolutions, classifier));
      return { bytes, format: weights.format, withLogits: classifier !== undefined };
    } finally {
      await weights.close();
    }
  } catch (cause) {
    const reason = failureWords(cause);
    throw new UserError(
      `${file} cannot be read as the FID network's weights (${reason}): give ${OFFICIAL_WEIGHTS.file} from ${OFFICIAL_WEIGHTS.urls[0]}, or a state dict of the same network saved by torch or safetensors.`,
      { code: 'bad-weights', cause },
    );
  }
}
