import { at } from '#domain/at.ts';
import type { StateDict, StoredTensor } from '#files/weights/state-dict.ts';
import CONVOLUTIONS from './fid-inception-convolutions.json' with { type: 'json' };
import { FID_CLASSES } from './fid-inception-graph.ts';
import type { Classifier } from './fid-inception-graph.ts';
import type { Convolution } from './graph-builder.ts';
import { publishedName } from './state-dict-names.ts';

/** Added to variances before their root is taken (torchvision's `BasicConv2d`). */
const EPSILON = 0.001;

export type FoldedInception = {
  convolutions: ReadonlyMap<string, Convolution>;
  classifier: Classifier | undefined;
};

/**
 * The convolutions of the FID network from its state dict, each with the batch normalisation that
 * follows it in its kernel and bias: W g / s and b - m g / s, s = sqrt(v + eps), in float64 and
 * rounded once. Throws RangeError that names what is missing or of another shape.
 */
export async function foldStateDict({ tensors }: StateDict): Promise<FoldedInception> {
  const named = new Map([...tensors].map(([name, tensor]) => [publishedName(name), tensor]));
  requireNames(named);
  const convolutions = new Map<string, Convolution>();
  for (const [name, shape] of listed()) convolutions.set(name, await folded(named, name, shape));
  return { convolutions, classifier: await classifierOf(named) };
}

type Named = ReadonlyMap<string, StoredTensor>;

function listed(): [string, number[]][] {
  return CONVOLUTIONS.map((entry) => {
    const [name, shape] = entry;
    if (typeof name !== 'string' || !Array.isArray(shape))
      throw new RangeError('the list of convolutions is broken');
    return [name, shape];
  });
}

const PARTS = ['conv.weight', 'bn.weight', 'bn.bias', 'bn.running_mean', 'bn.running_var'] as const;

/** Said before anything is read, since a file of another network lacks much. */
function requireNames(named: Named): void {
  const needed = listed().flatMap(([name]) => PARTS.map((part) => `${name}.${part}`));
  const missing = needed.filter((name) => !named.has(name));
  if (missing.length === 0) return;
  const [has] = named.keys();
  throw new RangeError(
    `it lacks ${missing.length} of the ${needed.length} tensors of the FID network (${at(missing, 0)} first; its own first is ${has ?? 'none'})`,
  );
}

async function tensor(named: Named, name: string, shape: readonly number[]): Promise<Float64Array> {
  const found = named.get(name);
  if (found === undefined) throw new RangeError(`it has no tensor ${name}`);
  if (found.shape.join() !== shape.join())
    throw new RangeError(`its ${name} is ${found.shape.join(' x ')}, not ${shape.join(' x ')}`);
  const values = await found.read();
  if (values.every(Number.isFinite)) return values;
  throw new RangeError(`its ${name} holds values that are not finite`);
}

async function folded(named: Named, name: string, shape: number[]): Promise<Convolution> {
  const filters = at(shape, 0, 'the shape of a kernel');
  const read = (part: (typeof PARTS)[number], size: number[] = [filters]): Promise<Float64Array> =>
    tensor(named, `${name}.${part}`, size);
  const weight = await read('conv.weight', shape);
  const [gamma, beta] = [await read('bn.weight'), await read('bn.bias')];
  const [mean, variance] = [await read('bn.running_mean'), await read('bn.running_var')];
  const negative = variance.find((value) => value + EPSILON <= 0);
  if (negative !== undefined) throw new RangeError(`its ${name} has a variance of ${negative}`);
  const gain = gamma.map((g, i) => g / Math.sqrt(at(variance, i) + EPSILON));
  const taps = weight.length / filters;
  return {
    shape,
    kernel: Float32Array.from(weight, (w, i) => w * at(gain, Math.floor(i / taps))),
    bias: Float32Array.from(beta, (b, i) => b - at(mean, i) * at(gain, i)),
  };
}

/** Networks cut off at the pool have none. */
async function classifierOf(named: Named): Promise<Classifier | undefined> {
  if (!named.has('fc.weight')) return undefined;
  return {
    weight: Float32Array.from(await tensor(named, 'fc.weight', [FID_CLASSES, 2048])),
    bias: Float32Array.from(await tensor(named, 'fc.bias', [FID_CLASSES])),
  };
}
