import { failureWords } from '#domain/failure-words.ts';
import { join } from 'node:path';
import type { InferenceSession } from '#onnx/runtime.ts';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import type { Device } from '#onnx/device-request.ts';
import { readPorts } from '#onnx/graph-ports.ts';
import { refusalOf } from '#onnx/refusal-of.ts';
import { openSession } from '#onnx/open-session.ts';
import { toFloat32, toTensor } from '#onnx/to-tensor.ts';
import { loadTokenizer } from '../tokenizer/load-tokenizer.ts';
import type { ClipTokenizer } from '../tokenizer/clip-tokenizer.ts';

/** Embeddings of texts in the space they share with images: texts x width numbers. */
export type CaptionEmbeddings = { values: Float32Array; width: number; cut: readonly string[] };

/** Texts of one step of the graph. */
const BATCH = 16;

/**
 * Projected embeddings of texts by a CLIP folder: `text_encoder/model.onnx` (input_ids and, where it
 * has one, attention_mask, to text_embeds, N x D) and `tokenizer/`. `cut` names the texts of which a
 * part lies beyond the tokenizer's length; their last token stays the end token.
 *
 * @throws UserError `bad-model` or `broken-onnx`, naming the file
 */
export async function embedCaptions(
  folder: string,
  texts: readonly string[],
  device: Device,
): Promise<CaptionEmbeddings> {
  const tokenizer = await loadTokenizer(folder);
  const session = await openTexts(join(folder, 'text_encoder', 'model.onnx'), device);
  try {
    const parts: Float32Array[] = [];
    const cut: string[] = [];
    for (let from = 0; from < texts.length; from += BATCH) {
      const encoded = texts.slice(from, from + BATCH).map((text) => {
        const { ids, truncated } = tokenizer.encode(text);
        if (truncated !== '') cut.push(text);
        return ids;
      });
      parts.push(await embedBatch(session, encoded, tokenizer));
    }
    const width =
      at(parts, 0, 'the embeddings of the captions').length / Math.min(BATCH, texts.length);
    const values = new Float32Array(texts.length * width);
    parts.forEach((part, i) => values.set(part, i * BATCH * width));
    return { values, width, cut };
  } finally {
    await session.release();
  }
}

async function openTexts(path: string, device: Device): Promise<InferenceSession> {
  try {
    return await openSession(path, { device, threads: countPhysicalCores() });
  } catch (cause) {
    const reason = refusalOf(failureWords(cause));
    throw new UserError(
      `${path} could not be loaded (${reason}): export the CLIP folder as docs/feature-networks.md tells.`,
      { code: 'broken-onnx', cause },
    );
  }
}

async function embedBatch(
  session: InferenceSession,
  encoded: readonly Int32Array[],
  { maxLength }: ClipTokenizer,
): Promise<Float32Array> {
  const ports = readPorts(session, 'text_encoder');
  const dims = [encoded.length, maxLength];
  const ids = Int32Array.from(encoded.flatMap((row) => [...row]));
  const values: Record<string, Int32Array> = {
    input_ids: ids,
    attention_mask: new Int32Array(ids.length).fill(1),
  };
  const feeds: Record<string, ReturnType<typeof toTensor>> = {};
  for (const { name, type, shape } of ports.values()) {
    const length = shape[1];
    if (typeof length === 'number' && length !== maxLength)
      throw notClip(session, `takes ${length} tokens, and tokenizer/ makes ${maxLength}`);
    const given = values[name];
    if (given === undefined) throw notClip(session, `takes ${name}`);
    feeds[name] = toTensor({ values: given, type, dims });
  }
  if (!session.outputNames.includes('text_embeds')) throw notClip(session, 'has no text_embeds');
  const found = present((await session.run(feeds, ['text_embeds'])).text_embeds, 'text_embeds');
  if (found.dims.length !== 2 || found.dims[0] !== encoded.length)
    throw notClip(session, `gives text_embeds of ${found.dims.join(' x ')}`);
  return toFloat32(found);
}

function notClip(session: InferenceSession, what: string): UserError {
  return new UserError(
    `text_encoder/model.onnx ${what} (outputs ${session.outputNames.join(', ')}), where CLIP's text encoder takes input_ids and gives text_embeds, N x D: export it as docs/feature-networks.md tells.`,
    { code: 'bad-model' },
  );
}
