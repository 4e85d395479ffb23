import { failureWords } from '#domain/failure-words.ts';
import { join } from 'node:path';
import type { InferenceSession } from '#onnx/runtime.ts';
import { UserError } from '#domain/user-error.ts';
import { refusalOf } from '#onnx/refusal-of.ts';
import { openSession, type SessionSettings } from '#onnx/open-session.ts';
import { readModel } from '../models/read-model.ts';
import type { ModelDescription, ModelPart } from '../models/model-description.ts';
import { GUIDANCE_INPUT } from './guidance.ts';
import { loadTokenizer } from '../tokenizer/load-tokenizer.ts';
import { pickPort, readPorts, type Port } from '#onnx/graph-ports.ts';

export type Pipeline = {
  model: ModelDescription;
  tokenizer: Awaited<ReturnType<typeof loadTokenizer>>;
  textEncoder: { session: InferenceSession; ids: Port; mask: Port | undefined };
  unet: {
    session: InferenceSession;
    sample: Port;
    timestep: Port;
    embedding: Port;
    /** of models that are told the guidance scale */
    guidance: Port | undefined;
  };
  vaeDecoder: { session: InferenceSession; latent: Port };
};

/**
 * Opens the three graphs of a model and its tokenizer on a device.
 *
 * @throws UserError `broken-onnx` or `bad-model`, naming the file
 */
export async function loadPipeline(folder: string, settings: SessionSettings): Promise<Pipeline> {
  const model = await readModel(folder);
  const tokenizer = await loadTokenizer(model.folder);
  const textEncoder = await openPart(model, 'text_encoder', settings);
  const unet = await openPart(model, 'unet', settings);
  const vaeDecoder = await openPart(model, 'vae_decoder', settings);
  return {
    model,
    tokenizer,
    textEncoder: pickTextEncoderPorts(textEncoder),
    unet: pickUnetPorts(unet),
    vaeDecoder: pickDecoderPorts(vaeDecoder),
  };
}

/** Gives the memory of a pipeline back. */
export async function releasePipeline(pipeline: Pipeline): Promise<void> {
  const { textEncoder, unet, vaeDecoder } = pipeline;
  for (const { session } of [textEncoder, unet, vaeDecoder]) await session.release();
}

async function openPart(
  model: ModelDescription,
  part: ModelPart,
  settings: SessionSettings,
): Promise<InferenceSession> {
  const path = join(model.folder, part, 'model.onnx');
  try {
    return await openSession(path, settings);
  } catch (error) {
    const reason = refusalOf(failureWords(error));
    throw new UserError(
      `${path} could not be loaded on ${settings.device.provider} (${reason}): copy or export it again.`,
      { code: 'broken-onnx', cause: error },
    );
  }
}

function pickTextEncoderPorts(session: InferenceSession): Pipeline['textEncoder'] {
  const part = 'text_encoder';
  const ports = readPorts(session, part);
  const known = ['input_ids', 'attention_mask'];
  const ids = pickPort({ ports, part, name: 'input_ids', known });
  return { session, ids, mask: ports.get('attention_mask') };
}

function pickUnetPorts(session: InferenceSession): Pipeline['unet'] {
  const part = 'unet';
  const ports = readPorts(session, part);
  const known = ['sample', 'timestep', 'encoder_hidden_states', GUIDANCE_INPUT];
  const pick = (name: string): Port => pickPort({ ports, part, name, known });
  return {
    session,
    sample: pick('sample'),
    timestep: pick('timestep'),
    embedding: pick('encoder_hidden_states'),
    guidance: ports.get(GUIDANCE_INPUT),
  };
}

function pickDecoderPorts(session: InferenceSession): Pipeline['vaeDecoder'] {
  const part = 'vae_decoder';
  const name = 'latent_sample';
  const latent = pickPort({ ports: readPorts(session, part), part, name, known: [name] });
  return { session, latent };
}
