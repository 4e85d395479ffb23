import { UserError } from '#domain/user-error.ts';
import { scanOnnx } from '#onnx/scan-onnx.ts';

/**
 * Refuses a network whose graph is not what its description says, before anything is computed: it
 * takes one input of N x 3 x size x size, and gives every output that is named.
 *
 * @throws UserError `broken-onnx` for a file that is no whole ONNX, `bad-network` for another graph
 */
export function requireGraph(options: {
  path: string;
  /** the file that says what the graph is */
  description: string;
  size: number;
  outputs: readonly string[];
}): void {
  const { path, description, size, outputs } = options;
  const graph = scanOnnx(path);
  const given = graph.outputs.map(({ name }) => name);
  const missing = outputs.find((name) => !given.includes(name));
  if (missing !== undefined)
    throw refused(
      `The network ${path} has no output "${missing}", only ${given.join(', ') || 'none'}: correct ${description}.`,
    );
  const [image, ...others] = graph.inputs;
  if (image === undefined || others.length > 0)
    throw refused(
      `The network ${path} has ${graph.inputs.length} inputs, where one image goes in: export it again.`,
    );
  const wanted = [undefined, 3, size, size];
  const { shape, type } = image;
  const fits =
    shape.length === 0 ||
    (shape.length === wanted.length &&
      shape.every(
        (length, i) => typeof length === 'string' || [undefined, length].includes(wanted[i]),
      ));
  if (!fits || type !== 'float32')
    throw refused(
      `The network ${path} takes ${type} of ${shape.join(' x ')}, not float32 of N x 3 x ${size} x ${size}: correct the size in ${description}, or export it again.`,
    );
}

function refused(message: string): UserError {
  return new UserError(message, { code: 'bad-network' });
}
