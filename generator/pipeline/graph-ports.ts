import type { InferenceSession } from 'onnxruntime-node';
import { UserError } from '#prisma/user-error.ts';
import { TENSOR_TYPES, type TensorType } from './to-tensor.ts';

/** One input of a graph; a dimension that is free is a name. */
export type Port = { name: string; type: TensorType; shape: readonly (number | string)[] };

/**
 * The inputs of a session by name.
 *
 * @throws UserError `bad-model` for an input that is not a tensor of a supported type
 */
export function readPorts(session: InferenceSession, part: string): Map<string, Port> {
  const ports = new Map<string, Port>();
  for (const input of session.inputMetadata) {
    const type = input.isTensor ? TENSOR_TYPES.find((t) => t === input.type) : undefined;
    if (!input.isTensor || type === undefined) {
      throw new UserError(
        `Input "${input.name}" of ${part}/model.onnx is not a tensor of float or integer numbers: export the model again.`,
        { code: 'bad-model' },
      );
    }
    ports.set(input.name, { name: input.name, type, shape: input.shape });
  }
  return ports;
}

/**
 * The ports called `names`, and no other: an input that nobody feeds would only fail at its first run.
 *
 * @throws UserError `bad-model`
 */
export function requirePorts<const Name extends string>(options: {
  ports: Map<string, Port>;
  part: string;
  names: readonly Name[];
  optional?: readonly string[];
}): Record<Name, Port> {
  const { ports, part, names, optional = [] } = options;
  const known = new Set<string>([...names, ...optional]);
  const strange = [...ports.keys()].find((name) => !known.has(name));
  const found = names.flatMap((name) => {
    const port = ports.get(name);
    return port ? [[name, port] as const] : [];
  });
  if (strange !== undefined || found.length < names.length) {
    throw new UserError(
      `${part}/model.onnx takes the inputs ${[...ports.keys()].join(', ')} where a Stable Diffusion 1.x pipeline has ${names.join(', ')}: export the model as docs/export-models.md tells.`,
      { code: 'bad-model' },
    );
  }
  return Object.fromEntries(found) as Record<Name, Port>;
}
