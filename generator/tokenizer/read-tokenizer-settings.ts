import { present } from '#domain/present.ts';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJsonFile, readIfThere, readRequired } from '../models/read-model-file.ts';

/** Length that CLIP was trained with, for folders whose config names none. */
const CLIP_MAX_LENGTH = 77;
/** transformers writes about 1e30 where it knows no limit; no text encoder is this long. */
const LONGEST_PLAUSIBLE = 1_000_000;

const flag = z.boolean().default(false);
const tokenObject = z.object({
  content: z.string().min(1),
  lstrip: flag,
  rstrip: flag,
  single_word: flag,
  normalized: flag,
});
const tokenSchema = z.union([z.string().min(1), tokenObject]).nullish();
const namedTokens = {
  bos_token: tokenSchema,
  eos_token: tokenSchema,
  unk_token: tokenSchema,
  pad_token: tokenSchema,
};
const namedSchema = z.object(namedTokens);
const configSchema = z.object({
  ...namedTokens,
  model_max_length: z.number().min(3).nullish(),
  added_tokens_decoder: z.record(z.string().regex(/^\d+$/), tokenObject).optional(),
});

/** A token matched whole in the prompt. `normalized`: matched after lower-casing. */
export type AddedToken = {
  content: string;
  /** Its id, where the files state one; else it is looked up in the vocabulary. */
  id: number | undefined;
  lstrip: boolean;
  rstrip: boolean;
  single_word: boolean;
  normalized: boolean;
};

export type TokenizerSettings = {
  maxLength: number;
  named: { bos: AddedToken; eos: AddedToken; unk: AddedToken; pad: AddedToken };
  /** Further added tokens, in the order of their ids. */
  added: AddedToken[];
};

type Named = z.infer<typeof namedSchema>;

/**
 * Reads `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json` with
 * transformers' precedence: special_tokens_map wins, unless the config lists `added_tokens_decoder`.
 * (Stable Diffusion 2 pads with "!" only because of that.)
 */
export async function readTokenizerSettings(folder: string): Promise<TokenizerSettings> {
  const path = join(folder, 'tokenizer_config.json');
  const config = parseJsonFile(path, await readRequired(path), configSchema);
  const listed = config.added_tokens_decoder;
  const map: Named = listed
    ? {}
    : await readOptional(join(folder, 'special_tokens_map.json'), namedSchema);
  const added = listed
    ? Object.entries(listed).map(([id, token]) => addedToken(token, Number(id)))
    : await readAddedTokens(join(folder, 'added_tokens.json'));
  const named = (key: keyof Named, otherwise: string): AddedToken => {
    const token = addedToken(map[key] ?? config[key] ?? otherwise);
    return added.find((a) => a.content === token.content) ?? token;
  };
  const stated = config.model_max_length ?? CLIP_MAX_LENGTH;
  return {
    maxLength: stated > LONGEST_PLAUSIBLE ? CLIP_MAX_LENGTH : Math.floor(stated),
    named: {
      bos: named('bos_token', '<|startoftext|>'),
      eos: named('eos_token', '<|endoftext|>'),
      unk: named('unk_token', '<|endoftext|>'),
      pad: named('pad_token', '<|endoftext|>'),
    },
    added: added.toSorted(
      (a, b) =>
        present(a.id, 'the id of an added token') - present(b.id, 'the id of an added token'),
    ),
  };
}

async function readOptional<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return parseJsonFile(path, (await readIfThere(path)) ?? '{}', schema);
}

async function readAddedTokens(path: string): Promise<AddedToken[]> {
  const ids = await readOptional(path, z.record(z.string(), z.number().int().min(0)));
  return Object.entries(ids).map(([content, id]) => addedToken({ content, normalized: true }, id));
}

/** A plain string is a token matched before normalization, as transformers makes of it. */
function addedToken(token: z.input<typeof tokenSchema>, id?: number): AddedToken {
  return { ...tokenObject.parse(typeof token === 'string' ? { content: token } : token), id };
}
