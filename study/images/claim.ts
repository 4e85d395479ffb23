import type { PromptRecord } from '../prompts/prompt-record.ts';

/** What is said of a file: whose image it is. Without a replicate, the order of files tells it. */
export type Claim = { file: string; index: number; replicate: number | null };

/** Prompts by their place in the set, and by their text where only one has it. */
export type KnownPrompts = {
  byIndex: ReadonlyMap<number, PromptRecord>;
  byText: ReadonlyMap<string, PromptRecord>;
  bySlug: ReadonlyMap<string, PromptRecord>;
};

/** Lays prompts out for looking them up. */
export function knownPrompts(prompts: readonly PromptRecord[]): KnownPrompts {
  return {
    byIndex: new Map(prompts.map((prompt) => [prompt.index, prompt])),
    byText: uniqueBy(prompts, ({ text }) => text.trim().normalize()),
    bySlug: uniqueBy(prompts, ({ text }) => slugOf(text)),
  };
}

/** A text as names of files spell it: letters and digits in lower case, all else a hyphen. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function uniqueBy(
  prompts: readonly PromptRecord[],
  key: (prompt: PromptRecord) => string,
): Map<string, PromptRecord> {
  const groups = Map.groupBy(prompts, key);
  return new Map(
    [...groups].flatMap(([name, [first, ...others]]) =>
      first === undefined || others.length > 0 || name === '' ? [] : [[name, first] as const],
    ),
  );
}
