import type { AddedToken, TokenizerSettings } from './read-tokenizer-settings.ts';
import type { Merge, Vocabulary } from './read-vocabulary.ts';
import type { TokenizerJson } from './tokenizer-json.ts';

/** CLIP's words: contractions, runs of letters, single digits, runs of anything else. */
const CLIP_SPLIT = String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`;

/** How CLIP brings a text to its words; no vocabulary changes that. */
const CLIP_WORDS: Pick<TokenizerJson, 'normalizer' | 'pre_tokenizer'> = {
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'NFC' },
      { type: 'Replace', pattern: { Regex: String.raw`\s+` }, content: ' ' },
      { type: 'Lowercase' },
    ],
  },
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Split', pattern: { Regex: CLIP_SPLIT }, behavior: 'Removed', invert: true },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    ],
  },
};

/**
 * The `tokenizer.json` that transformers' `CLIPTokenizerFast` (4.57) makes of `vocab.json`, `merges.txt`
 * and the special tokens: byte-level BPE that marks the end of a word with `</w>`.
 * Throws a plain `Error` naming a special token that has no id.
 */
export function buildTokenizerJson(source: {
  vocabulary: Vocabulary;
  merges: Merge[];
  settings: TokenizerSettings;
}): TokenizerJson {
  const { vocabulary, merges, settings } = source;
  const { bos, eos, unk, pad } = settings.named;
  const idOf = (token: AddedToken): number => idIn(vocabulary, token);
  return {
    added_tokens: firstOfEach([...settings.added, bos, eos, unk, pad]).map((token) => ({
      ...token,
      id: idOf(token),
      special: true,
    })),
    ...CLIP_WORDS,
    post_processor: {
      type: 'RobertaProcessing',
      sep: [eos.content, idOf(eos)],
      cls: [bos.content, idOf(bos)],
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      unk_token: unk.content,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: vocabulary,
      merges,
    },
  };
}

function idIn(vocabulary: Vocabulary, { id, content }: AddedToken): number {
  const known = id ?? (Object.hasOwn(vocabulary, content) ? vocabulary[content] : undefined);
  if (known === undefined) throw new Error(`the special token "${content}" has no id`);
  return known;
}

/** One token of each content: what is there is not added again, as in transformers 4. */
function firstOfEach(tokens: AddedToken[]): AddedToken[] {
  return tokens.filter(
    (token, index) => tokens.findIndex((t) => t.content === token.content) === index,
  );
}
