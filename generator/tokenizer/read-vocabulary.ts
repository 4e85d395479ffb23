import { join } from 'node:path';
import { z } from 'zod';
import { broken, parseJsonFile, readRequired } from '../models/read-model-file.ts';

export type Vocabulary = Record<string, number>;
export type Merge = [left: string, right: string];

const vocabularySchema = z
  .record(z.string(), z.number().int().min(0).max(0x7fffffff))
  .refine((vocabulary) => Object.keys(vocabulary).length > 0, 'it holds no tokens');

/** Token to id, from `vocab.json`. */
export async function readVocabulary(folder: string): Promise<Vocabulary> {
  const path = join(folder, 'vocab.json');
  return parseJsonFile(path, await readRequired(path), vocabularySchema);
}

/**
 * The merges of `merges.txt`, most important first. Every line must join two tokens of the
 * vocabulary into a third, else the ids would silently differ from the original tokenizer's.
 */
export async function readMerges(folder: string, vocabulary: Vocabulary): Promise<Merge[]> {
  const path = join(folder, 'merges.txt');
  const lines = (await readRequired(path)).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (line === '' || (index === 0 && line.startsWith('#version'))) return [];
    const [left, right, ...more] = line.split(' ');
    if (!left || !right || more.length > 0) {
      throw broken(path, `line ${index + 1} is not two tokens with a space between`);
    }
    const unknown = [left, right, left + right].find((token) => !Object.hasOwn(vocabulary, token));
    if (unknown !== undefined) {
      throw broken(path, `line ${index + 1} needs the token "${unknown}", not in vocab.json`);
    }
    return [[left, right] satisfies Merge];
  });
}
