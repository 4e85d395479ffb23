import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { toFloat32, toTensor } from '#onnx/to-tensor.ts';
import type { Pipeline } from './load-pipeline.ts';

/** Hidden states of one text: tokens x width numbers. */
export type Embedding = { values: Float32Array; tokens: number; width: number };

/** The text encoder's last hidden state for one text, and the part of the text beyond its 77 tokens. */
export async function encodePrompt(
  pipeline: Pipeline,
  text: string,
): Promise<{ embedding: Embedding; truncated: string }> {
  const { ids, truncated } = pipeline.tokenizer.encode(text);
  const { session, ids: port, mask } = pipeline.textEncoder;
  const dims = [1, ids.length];
  const feeds = { [port.name]: toTensor({ values: ids, type: port.type, dims }) };
  if (mask) {
    const ones = new Int32Array(ids.length).fill(1);
    feeds[mask.name] = toTensor({ values: ones, type: mask.type, dims });
  }
  const name =
    session.outputNames.find((n) => n === 'last_hidden_state') ??
    at(session.outputNames, 0, 'the outputs of text_encoder/model.onnx');
  const hidden = present((await session.run(feeds, [name]))[name], `the output ${name}`);
  const [, tokens, width] = hidden.dims;
  if (tokens === undefined || width === undefined || hidden.dims.length !== 3) {
    throw new Error('text_encoder/model.onnx gave no hidden states of rank 3.');
  }
  return { embedding: { values: toFloat32(hidden), tokens, width }, truncated };
}
