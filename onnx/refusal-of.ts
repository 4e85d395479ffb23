import { printable } from '#domain/printable.ts';

/** What ONNX Runtime says of a graph that it refuses, by what that means for who has the file. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/protobuf parsing failed|does not have a graph|no graph was found/i, 'it is no whole ONNX file'],
  [
    /opset|IR version/i,
    'it is of a version of ONNX that ONNX Runtime does not read: export it with opset 17',
  ],
  [/external data|external_data|file size|data file/i, 'a file of its weights is missing or cut'],
  [/out of memory|failed to allocate|bad_alloc/i, 'it needs more memory than there is'],
  [/invalid dimensions|invalid rank/i, 'it takes inputs of another shape'],
  [/unexpected input data type/i, 'it takes inputs of another type'],
  [/contains invalid output name/i, 'it has no output of that name'],
  [/invalid model|invalid tensor/i, 'its graph contradicts itself'],
];

/** An operator that no version has, as the two places that look for it say so. */
const UNKNOWN_OPERATOR = /No Op registered for (\S+)|(\S+?)\(-?\d+\) is not a registered/;

/**
 * Why ONNX Runtime refuses a graph, in words that stand in brackets or follow a colon; never its own,
 * which name places in its sources. Who throws them hands its error on as the cause.
 *
 * @param message of the runtime
 */
export function refusalOf(message: string): string {
  const unknown = UNKNOWN_OPERATOR.exec(message);
  const operator = unknown?.[1] ?? unknown?.[2];
  if (operator !== undefined)
    return `it has the operator ${printable(operator)}, which ONNX Runtime does not know`;
  const known = MEANINGS.find(([said]) => said.test(message));
  return known === undefined ? 'ONNX Runtime cannot run it' : known[1];
}
