import { failureWords } from '#domain/failure-words.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { NETWORK_RESIZES } from '../images/resize-dialect.ts';
import type { FeatureNetwork } from './feature-network.ts';
import { fidInception } from './fid-inception.ts';
import { inceptionDescription, isOfficial } from './inception/installed-inception.ts';
import type { InceptionDescription } from './inception/installed-inception.ts';
import { requireGraph } from './require-graph.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';

const triple = z.tuple([z.number(), z.number(), z.number()]);

const common = {
  size: z.number().int().min(8).max(4096),
  output: z.string().min(1),
  resize: z.enum(NETWORK_RESIZES).optional(),
  logits: z.string().min(1).optional(),
  spatial: z.string().min(1).optional(),
};

/** The JSON beside a network's ONNX file: input side, mean and std of the unit scale, output. */
const networkDescription = z.union([
  z.object({
    ...common,
    mean: triple,
    std: triple.refine((std) => std.every((value) => value > 0), 'std must be above 0'),
  }),
  z.object({ ...common, normalization: z.literal('dialect') }),
]);

/**
 * Any feature network: `FILE.onnx` (input N x 3 x size x size) with `FILE.json` beside it, which
 * gives `size`, `mean`, `std` (of pixels scaled to [0, 1]) and the name of the `output` (N x D). In
 * place of mean and std, `"normalization": "dialect"` feeds it as the FID network is fed; `resize`
 * fixes the resize (docs/feature-networks.md).
 */
export async function customNetwork(path: string): Promise<FeatureNetwork> {
  const sha256 = await sha256OfFile(path).catch((cause: unknown) => {
    throw new UserError(`The network ${path} cannot be read: ${failureWords(cause)}.`, {
      code: 'unreadable-file',
      cause,
    });
  });
  if (sha256 === undefined)
    throw new UserError(`There is no network file ${path}: check --network.`, {
      code: 'unreadable-file',
    });
  const written = await readBeside(path);
  const ofInception = inceptionDescription.safeParse(written);
  if (ofInception.success && ofInception.data.sha256 === sha256)
    return importedInception(path, ofInception.data);
  return described({ path, sha256, description: parseDescription(path, written) });
}

function described(options: {
  path: string;
  sha256: string;
  description: z.infer<typeof networkDescription>;
}): FeatureNetwork {
  const { path, sha256, description } = options;
  const { size, output, resize, logits, spatial } = description;
  const outputs = [output, logits, spatial].filter((name) => name !== undefined);
  requireGraph({ path, description: besideOf(path), size, outputs });
  return {
    name: basename(path),
    path,
    sha256,
    comparableWithPublished: false,
    size,
    normalization:
      'mean' in description
        ? { mean: ofBytes(description.mean), std: ofBytes(description.std) }
        : description.normalization,
    output,
    ...(resize === undefined ? {} : { resize }),
    further: {
      ...(logits === undefined ? {} : { logits }),
      ...(spatial === undefined ? {} : { spatial }),
    },
  };
}

/** From the unit scale to that of bytes. */
function ofBytes([r, g, b]: z.infer<typeof triple>): z.infer<typeof triple> {
  return [r * 255, g * 255, b * 255];
}

/** What `onpar inception import -o` wrote; its name is the file's, unless its weights are official. */
async function importedInception(
  path: string,
  description: InceptionDescription,
): Promise<FeatureNetwork> {
  const official = isOfficial(description);
  const network = await fidInception({ path, description, official, installedAt: new Date(0) });
  return official ? network : { ...network, name: basename(path) };
}

function besideOf(path: string): string {
  return path.replace(/\.onnx$/i, '.json');
}

async function readBeside(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(besideOf(path), 'utf8'));
  } catch (cause) {
    throw withoutDescription(path, cause);
  }
}

function parseDescription(path: string, written: unknown): z.infer<typeof networkDescription> {
  const parsed = networkDescription.safeParse(written);
  if (parsed.success) return parsed.data;
  throw withoutDescription(path, parsed.error);
}

function withoutDescription(path: string, cause: unknown): UserError {
  return new UserError(
    `The network needs ${besideOf(path)} beside it with size, mean, std and output, for example {"size": 224, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "output": "features"}.`,
    { code: 'bad-network', cause },
  );
}
