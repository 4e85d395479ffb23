import type { Tokenizer } from '@huggingface/tokenizers';

/** A prompt as the text encoder takes it. */
type EncodedPrompt = {
  /** Token ids, exactly `maxLength` of them: start, text, end, padding. */
  ids: Int32Array;
  /** The text, as the tokenizer reads it, that did not fit; empty when nothing was cut. */
  truncated: string;
};

/** Turns prompts into the token ids that transformers' CLIP tokenizer gives. */
export type ClipTokenizer = {
  /** Tokens of every encoded prompt, start and end included; 77 for Stable Diffusion 1.x. */
  maxLength: number;
  encode(text: string): EncodedPrompt;
};

/**
 * Wraps a tokenizer with what a diffusion pipeline asks of it: a fixed length, padding with
 * `padId`, and truncation that keeps the end token (transformers' `padding="max_length",
 * truncation=True`).
 */
export function clipTokenizer(
  tokenizer: Tokenizer,
  settings: { maxLength: number; padId: number; startId: number; endId: number },
): ClipTokenizer {
  const { maxLength, padId, startId, endId } = settings;
  const room = maxLength - 2;
  const encode = (text: string): EncodedPrompt => {
    const tokens = tokenizer.encode(text, { add_special_tokens: false }).ids;
    const ids = new Int32Array(maxLength).fill(padId);
    ids.set([startId, ...tokens.slice(0, room), endId]);
    return { ids, truncated: tokens.length > room ? textOf(tokenizer, tokens.slice(room)) : '' };
  };
  return { maxLength, encode };
}

function textOf(tokenizer: Tokenizer, ids: number[]): string {
  return tokenizer.decode(ids, { clean_up_tokenization_spaces: false }).trim();
}
