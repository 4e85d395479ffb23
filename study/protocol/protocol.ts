import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { checkProtocol } from './check-protocol.ts';
import { lineOfPath } from './line-of-path.ts';
import { protocolShape } from './protocol-schema.ts';

const MAX_LENGTH = 1_000_000;

/** The whole protocol: shape of each field, then the rules that span fields. */
export const protocolSchema = protocolShape.superRefine(checkProtocol);

/** A protocol with all defaults filled in, as it is stored and frozen. Keys are those of the file. */
export type Protocol = z.infer<typeof protocolSchema>;

/**
 * Reads a protocol file (`studies/*.yaml`).
 *
 * @throws UserError (exit 2) with one line `file:line path message` for each thing that is wrong
 */
export function parseProtocol(text: string, fileName: string): Protocol {
  if (text.length > MAX_LENGTH) throw invalid(`${fileName}: a protocol over 1 MB is refused`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const raw = readDocument(document, fileName);
  const result = protocolSchema.safeParse(raw);
  if (result.success) return result.data;
  const messages = result.error.issues.map((issue) => {
    const line = lineOfPath({ document, lines, path: issue.path, keys: unknownKeys(issue) });
    const path = issue.path.length > 0 ? `${issue.path.map(String).join('.')} ` : '';
    return `${fileName}:${line} ${path}${issue.message}`;
  });
  throw invalid(messages.join('\n'));
}

function readDocument(document: Document.Parsed, fileName: string): unknown {
  const [first] = document.errors;
  if (first) {
    const [place, ...rest] = [first.linePos?.[0].line ?? 1, first.message.split('\n')[0] ?? ''];
    const message = rest.join('').replace(/ at line \d+, column \d+:?$/, '');
    throw invalid(`${fileName}:${place} is not YAML: ${message}`);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(
      `${fileName}:1 cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function unknownKeys(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

function invalid(message: string): UserError {
  return new UserError(message, { code: 'bad-protocol' });
}
