import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { buildTokenizerJson } from './build-tokenizer-json.ts';
import { clipTokenizer, type ClipTokenizer } from './clip-tokenizer.ts';
import { matchRustRules } from './match-rust-rules.ts';
import { broken, parseJsonFile, readIfThere } from '../models/read-model-file.ts';
import { readTokenizerSettings, type TokenizerSettings } from './read-tokenizer-settings.ts';
import { readMerges, readVocabulary } from './read-vocabulary.ts';
import { tokenizerJsonSchema, type TokenizerJson } from './tokenizer-json.ts';

/**
 * The CLIP tokenizer of a model folder (`modelDir/tokenizer/`): from its `tokenizer.json`, or, as
 * most Stable Diffusion folders have none, from `vocab.json` and `merges.txt`.
 * Throws a `UserError` that names the file that is missing or broken.
 */
export async function loadTokenizer(modelDir: string): Promise<ClipTokenizer> {
  const folder = join(modelDir, 'tokenizer');
  const settings = await readTokenizerSettings(folder);
  const path = join(folder, 'tokenizer.json');
  const text = await readIfThere(path);
  if (text === null) return fromVocabulary(folder, settings);
  return fromJson(path, parseJsonFile(path, text, tokenizerJsonSchema), settings);
}

async function fromVocabulary(folder: string, settings: TokenizerSettings): Promise<ClipTokenizer> {
  const vocabulary = await readVocabulary(folder);
  const merges = await readMerges(folder, vocabulary);
  const path = join(folder, 'vocab.json');
  return fromJson(
    path,
    naming(path, () => buildTokenizerJson({ vocabulary, merges, settings })),
    settings,
  );
}

function fromJson(path: string, json: TokenizerJson, settings: TokenizerSettings): ClipTokenizer {
  const tokenizer = naming(path, () => new Tokenizer(matchRustRules(json), {}));
  const frame = naming(path, () => tokenizer.encode('').ids);
  const [startId, endId] = frame;
  const padId = tokenizer.token_to_id(settings.named.pad.content);
  if (startId === undefined || endId === undefined || frame.length !== 2) {
    throw broken(path, 'it does not put one start and one end token around a prompt');
  }
  if (padId === undefined) {
    throw broken(path, `it does not hold the padding token "${settings.named.pad.content}"`);
  }
  return clipTokenizer(tokenizer, { maxLength: settings.maxLength, padId, startId, endId });
}

/** Runs a step that throws on a broken file, and names the file in the error. */
function naming<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw broken(path, error instanceof Error ? error.message : String(error), error);
  }
}
