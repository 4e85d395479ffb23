import { join } from 'node:path';
import { InceptionV3Model } from 'nsfwjs/models/inception_v3';
import { z } from 'zod';
import { CONTENT_CLASSES } from './content-classes.ts';
import { convertKerasNetwork } from './convert-keras-network.ts';
import type { FeatureNetwork } from './feature-network.ts';
import { kerasNetwork } from './keras-network.ts';
import { readKerasWeights } from './read-keras-weights.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';

/** Of the ONNX file that the conversion below gives; a cached file with another hash is remade. */
const EMBEDDED_INCEPTION_SHA256 =
  '810ce0222ef0d3c31252473125c74ec25e375abf52b1efbfb8fea83595e5dc56';

/** The outputs of the ONNX file: the 2048-d pool, and the probability of each content class. */
export const EMBEDDED_INCEPTION_OUTPUTS = {
  features: 'pool3',
  classes: 'class_probabilities',
} as const;

const moduleWith = <Content extends z.ZodType>(content: Content) => z.object({ default: content });

/**
 * The Inception v3 that comes with the package `nsfwjs`, as an ONNX file in the cache folder:
 * converted at first use (a second or two), found by its hash afterwards.
 *
 * It was trained on pixels scaled to [0, 1], whatever the resize, so it is fed that. A Fréchet
 * distance on its features compares image sets with each other, never with published FID values.
 */
export async function embeddedInception(cacheFolder: string): Promise<FeatureNetwork> {
  const file = `embedded-${EMBEDDED_INCEPTION_SHA256.slice(0, 16)}.onnx`;
  const path = join(cacheFolder, 'inception', file);
  if ((await sha256OfFile(path)) !== EMBEDDED_INCEPTION_SHA256)
    await writeFileAtomically(path, await convertEmbeddedInception());
  return {
    name: 'embedded',
    path,
    sha256: EMBEDDED_INCEPTION_SHA256,
    comparableWithPublished: false,
    size: 299,
    normalization: { mean: [0, 0, 0], std: [255, 255, 255] },
    output: EMBEDDED_INCEPTION_OUTPUTS.features,
  };
}

/** The bytes of the ONNX file: the same on every machine. */
async function convertEmbeddedInception(): Promise<Uint8Array> {
  const network = moduleWith(kerasNetwork).parse(await InceptionV3Model.modelJson()).default;
  const shards = await Promise.all(InceptionV3Model.weightBundles.map((load) => load()));
  const bytes = Buffer.concat(
    shards.map((shard) => Buffer.from(moduleWith(z.string()).parse(shard).default, 'base64')),
  );
  const graph = convertKerasNetwork({
    network,
    weights: readKerasWeights(network, bytes),
    outputs: [
      { name: EMBEDDED_INCEPTION_OUTPUTS.features, layer: 'flatten_1', width: 2048 },
      {
        name: EMBEDDED_INCEPTION_OUTPUTS.classes,
        layer: 'dense_3',
        width: CONTENT_CLASSES.length,
      },
    ],
  });
  return writeOnnxModel(graph);
}
