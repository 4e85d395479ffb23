import { basename, join } from 'node:path';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { Matrix } from '#evaluation/linear-algebra/matrix.ts';
import { openImageFeatures } from '#evaluation/image-sets/measures/image-features.ts';
import { toldNames } from '#evaluation/image-sets/measures/told-names.ts';
import type { ExtractionOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import { clipScore } from '#evaluation/image-sets/metrics/clip-score.ts';
import { customNetwork } from '#evaluation/image-sets/networks/custom-network.ts';
import { embedCaptions } from '#generator/pipeline/embed-captions.ts';
import { findDevice } from '#onnx/choose-device.ts';
import type { CaptionedImages } from './captioned-images.ts';

/** CLIPScore in the form of its JSON. */
export type ClipScoreResult = {
  value: number;
  se: number | null;
  ci95: [number, number] | null;
  ci95_of: string;
  n: number;
  prompts: number;
  network: { name: string; sha256: string };
  /** 100 cos(image, prompt) of each, by its name */
  images: { name: string; value: number }[];
  method: string;
  warnings: string[];
};

/**
 * CLIPScore of images and their prompts by a CLIP folder: `image_encoder/model.onnx` (with its JSON)
 * and `text_encoder/model.onnx`, whose embeddings share a space, and `tokenizer/`.
 *
 * @throws UserError `not-computable` where the embeddings do not fit each other
 */
export async function measureClipScore(
  options: ExtractionOptions & { captioned: CaptionedImages; folder: string },
): Promise<ClipScoreResult> {
  const { captioned, folder } = options;
  const network = await customNetwork(join(folder, 'image_encoder', 'model.onnx'));
  const { images, names } = await embedImages(options, network);
  const prompts = names.map((name) =>
    present(captioned.captions.get(name), `the prompt of ${name}`),
  );
  const texts = [...new Set(prompts)];
  const device = await findDevice(options.device ?? 'auto');
  const { values, width, cut } = await embedCaptions(folder, texts, device);
  const place = new Map(texts.map((text, i) => [text, i * width]));
  const captions = rowsOf(
    prompts.map((prompt) => {
      const from = present(place.get(prompt), `the embedding of ${prompt}`);
      return values.subarray(from, from + width);
    }),
  );
  const told = toldNames(captioned.set.label);
  const found = orRefuse(() => clipScore({ images, captions, prompts }));
  return {
    value: found.value,
    se: found.standardError,
    ci95: found.ci95,
    ci95_of: 'the mean over prompts like these',
    n: names.length,
    prompts: found.prompts,
    network: { name: basename(folder), sha256: network.sha256 },
    images: names.map((name, i) => ({
      name: told.ofImage(name),
      value: at(found.scores, i, 'the scores'),
    })),
    method: '100 cos(image, prompt), mean over images, not below 0; clusters: prompts',
    warnings: cut.length === 0 ? [] : [cutWarning(cut.length)],
  };
}

async function embedImages(
  options: ExtractionOptions & { captioned: CaptionedImages },
  network: Awaited<ReturnType<typeof customNetwork>>,
): Promise<{ images: Matrix; names: readonly string[] }> {
  const { set } = options.captioned;
  const features = await openImageFeatures({
    ...options,
    sets: [set],
    network,
    outputs: [network.output],
  });
  try {
    const rows: Float32Array[] = [];
    const { names } = await features.ofSet(set, (outputs) => {
      const block = at(outputs, 0, 'the outputs of image_encoder/model.onnx');
      for (let row = 0; row < block.rows; row++)
        rows.push(block.values.slice(row * block.width, (row + 1) * block.width));
      return Promise.resolve();
    });
    return { images: rowsOf(rows), names };
  } finally {
    await features.close();
  }
}

function rowsOf(rows: readonly Float32Array[]): Matrix {
  const columns = at(rows, 0, 'the embeddings of images and prompts').length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => values.set(row, i * columns));
  return { rows: rows.length, columns, values };
}

function orRefuse<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError(`CLIPScore cannot be computed: ${cause.message}`, {
      code: 'not-computable',
      cause,
    });
  }
}

function cutWarning(count: number): string {
  return `${count === 1 ? '1 prompt is' : `${count} prompts are`} longer than CLIP reads: what lies beyond is not part of the score.`;
}
