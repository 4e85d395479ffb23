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
  const description = parseDescription(path, written);
  const bytes = ([r, g, b]: readonly [number, number, number]): [number, number, number] => [
    r * 255,
    g * 255,
    b * 255,
  ];
  return {
    name: basename(path),
    path,
    sha256,
    comparableWithPublished: false,
    size: description.size,
    normalization:
      'mean' in description
        ? { mean: bytes(description.mean), std: bytes(description.std) }
        : description.normalization,
    output: description.output,
    ...(description.resize === undefined ? {} : { resize: description.resize }),
    further: {
      ...(description.logits === undefined ? {} : { logits: description.logits }),
      ...(description.spatial === undefined ? {} : { spatial: description.spatial }),
    },
  };
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
