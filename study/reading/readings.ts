import { decodePromptFile } from '../prompts/decode-prompt-file.ts';
import type { ColumnNames } from '../prompts/prompt-columns.ts';
import { readPrompts } from '../prompts/read-prompts.ts';
import type { ReadPrompts } from '../prompts/read-prompts.ts';
import type { Finding } from '../protocol/finding.ts';
import { readProtocolFile } from '../protocol/protocol-file.ts';

/** A file as a browser sent it. */
type SentFile = { bytes: Uint8Array; fileName: string; columns: ColumnNames };

/**
 * What a thread of its own can read for a process that others wait for. Each takes and gives what can
 * be sent from thread to thread.
 */
export const READINGS = {
  prompts: ({ bytes, fileName, columns }: SentFile): ReadPrompts =>
    readPrompts({ text: decodePromptFile(bytes, fileName), fileName, columns }),

  /** Everything that is wrong with the text of a protocol; none of what is right with it. */
  protocol: ({ text, fileName }: { text: string; fileName: string }): Finding[] => {
    const reading = readProtocolFile(text, fileName);
    return 'errors' in reading ? reading.errors : [];
  },
};

type Readings = typeof READINGS;
export type ReadingName = keyof Readings;
export type ReadingInput<Name extends ReadingName> = Parameters<Readings[Name]>[0];
export type ReadingAnswer<Name extends ReadingName> = ReturnType<Readings[Name]>;
