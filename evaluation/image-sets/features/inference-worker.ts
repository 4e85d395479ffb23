import { workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import { openSession, type SessionSettings } from '#onnx/open-session.ts';
import { answerCalls } from './answer-calls.ts';

export type InferenceSettings = SessionSettings & { path: string; output: string };

/** Normalised colour planes of the images of one batch, each float32, 3 x size x size. */
export type InferenceRequest = { planes: Float32Array<ArrayBuffer>[]; size: number };

/** The asked output, float32, rows x width. */
export type InferenceReply = { values: Float32Array<ArrayBuffer>; rows: number; width: number };

const settings = workerData as InferenceSettings;
const session = openSession(settings.path, settings);
// A failure to open the network is told by the first call, not by an unhandled rejection.
session.catch(() => undefined);

answerCalls<InferenceRequest, InferenceReply>(async ({ planes, size }) => {
  const opened = await session;
  const input = opened.inputNames[0] ?? '';
  const rows = planes.length;
  const pixels = new Float32Array(rows * 3 * size * size);
  planes.forEach((image, i) => pixels.set(image, i * 3 * size * size));
  const outputs = await opened.run(
    { [input]: new Tensor('float32', pixels, [rows, 3, size, size]) },
    [settings.output],
  );
  const output = outputs[settings.output];
  if (output === undefined || !(output.data instanceof Float32Array))
    throw new Error(`The network has no float32 output "${settings.output}".`);
  const values = new Float32Array(output.data);
  return {
    reply: { values, rows, width: values.length / Math.max(rows, 1) },
    transfer: [values.buffer],
  };
});
