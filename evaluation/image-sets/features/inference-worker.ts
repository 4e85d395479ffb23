import { workerData } from 'node:worker_threads';
import { Tensor } from '#onnx/runtime.ts';
import { at } from '#domain/at.ts';
import { openSession, type SessionSettings } from '#onnx/open-session.ts';
import { answerCalls } from './answer-calls.ts';
import type { FeatureRows } from './feature-collector.ts';

export type InferenceSettings = SessionSettings & { path: string; outputs: readonly string[] };

/** Normalised colour planes of the images of one batch, each float32, 3 x size x size. */
export type InferenceRequest = { planes: Float32Array<ArrayBuffer>[]; size: number };

/** The asked outputs, in the order asked for. */
export type InferenceReply = { outputs: FeatureRows[] };

const settings = workerData as InferenceSettings;
const session = openSession(settings.path, settings);
// A failure to open the network is told by the first call, not by an unhandled rejection.
session.catch(() => undefined);

answerCalls<InferenceRequest, InferenceReply>(async ({ planes, size }) => {
  const opened = await session;
  const input = at(opened.inputNames, 0, "the network's list of inputs");
  const rows = planes.length;
  const pixels = new Float32Array(rows * 3 * size * size);
  planes.forEach((image, i) => pixels.set(image, i * 3 * size * size));
  const computed = await opened.run(
    { [input]: new Tensor('float32', pixels, [rows, 3, size, size]) },
    settings.outputs,
  );
  const outputs = settings.outputs.map((name) => {
    const output = computed[name];
    if (output === undefined || !(output.data instanceof Float32Array))
      throw new Error(`The network has no float32 output "${name}".`);
    const values = new Float32Array(output.data);
    return { values, rows, width: values.length / rows };
  });
  return { reply: { outputs }, transfer: outputs.map(({ values }) => values.buffer) };
});
