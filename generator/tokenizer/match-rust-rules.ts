import type { TokenizerJson, TokenizerStep } from './tokenizer-json.ts';

/** GPT-2's words, which a ByteLevel pre-tokenizer with `use_regex` splits into. */
const BYTE_LEVEL_SPLIT = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

/**
 * Restates two steps of a `tokenizer.json` so that JavaScript gives the ids that the Rust library
 * gives, where the two languages' built-ins differ:
 * - `Lowercase`: Rust lower-cases each character alone; JavaScript writes a final capital sigma as
 *   another letter (ς) than one inside a word (σ).
 * - `ByteLevel` with `use_regex`: JavaScript's `\s` holds U+FEFF and not U+0085; in a `Split`, the
 *   tokenizers package writes the class out as Unicode's White_Space, which is Rust's.
 */
export function matchRustRules(json: TokenizerJson): TokenizerJson {
  return {
    ...json,
    normalizer: json.normalizer && replaceStep(json.normalizer, 'normalizers', lowercase),
    pre_tokenizer:
      json.pre_tokenizer && replaceStep(json.pre_tokenizer, 'pretokenizers', byteLevel),
  };
}

type Replacement = (step: TokenizerStep) => TokenizerStep;

function replaceStep(step: TokenizerStep, list: string, replacement: Replacement): TokenizerStep {
  const inner = step[list];
  if (step.type !== 'Sequence' || !Array.isArray(inner)) return replacement(step);
  return {
    ...step,
    [list]: inner.map((each: TokenizerStep) => replaceStep(each, list, replacement)),
  };
}

function lowercase(step: TokenizerStep): TokenizerStep {
  if (step.type !== 'Lowercase') return step;
  const sigma = { type: 'Replace', pattern: { String: 'Σ' }, content: 'σ' };
  return { type: 'Sequence', normalizers: [sigma, step] };
}

function byteLevel(step: TokenizerStep): TokenizerStep {
  if (
    step.type !== 'ByteLevel' ||
    step['use_regex'] === false ||
    step['add_prefix_space'] === true
  ) {
    return step;
  }
  const split = {
    type: 'Split',
    pattern: { Regex: BYTE_LEVEL_SPLIT },
    behavior: 'Isolated',
    invert: false,
  };
  return { type: 'Sequence', pretokenizers: [split, { ...step, use_regex: false }] };
}
