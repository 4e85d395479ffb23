import type { InferenceSession } from './runtime.ts';
import { UserError } from '#domain/user-error.ts';
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
 * Picks the port called `name`.
 *
 * @param known all inputs the part may have: one that nobody feeds would only fail at its first run
 * @throws UserError `bad-model` when it is not there, or others are
 */
export function pickPort(options: {
  ports: Map<string, Port>;
  part: string;
  name: string;
  known: readonly string[];
}): Port {
  const { ports, part, name, known } = options;
  const port = ports.get(name);
  const strange = [...ports.keys()].some((other) => !known.includes(other));
  if (port && !strange) return port;
  throw new UserError(
    `${part}/model.onnx takes the inputs ${[...ports.keys()].join(', ')} where a Stable Diffusion 1.x pipeline has ${known.join(', ')}: export the model as docs/export-models.md tells.`,
    { code: 'bad-model' },
  );
}
