import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { sha256Of } from '#files/sha256-of.ts';
import { UserError } from '#domain/user-error.ts';
import { decodePromptFile } from '#study/prompts/decode-prompt-file.ts';
import { describePromptFile } from '#study/prompts/describe-prompt-file.ts';
import type { PromptFile } from '#study/prompts/parse-prompts.ts';
import { PROMPT_ROLES } from '#study/prompts/prompt-columns.ts';
import type { ColumnNames } from '#study/prompts/prompt-columns.ts';
import { listPromptSets } from '#study/prompts/list-prompt-sets.ts';
import type { PromptSetSummary } from '#study/prompts/list-prompt-sets.ts';
import { readPrompts } from '#study/prompts/read-prompts.ts';
import { storePrompts } from '#study/prompts/store-prompts.ts';
import { withDatabase } from '../processes/database.ts';
import { printJson, printResult, say } from '../console/output.ts';

const PARTI_PROMPTS = {
  url: 'https://raw.githubusercontent.com/google-research/parti/main/PartiPrompts.tsv',
  sha256: 'fab29e41bb512a169b56acab4cf2a41dcb675e285df2efcde6640c7dd3c440eb',
};
const DOWNLOAD_TIMEOUT_MS = 60_000;
const PREVIEWED = 3;

/** `onpar prompts`: prompt sets, imported and listed. */
export function promptsCommand(): Command {
  const command = new Command('prompts')
    .description('prompt sets')
    .addHelpText('after', '\nExamples:\n  onpar prompts import partiprompts\n  onpar prompts list');
  command
    .command('import')
    .argument('<file>', 'a TSV, CSV, JSON, JSONL or text file, or `partiprompts`')
    .description('import a prompt file, or download PartiPrompts')
    .option('--name <name>', 'name of the set (default: the name of the file)')
    .option(
      '--columns <pairs>',
      'role=column: which column is the prompt, category, …',
      parseColumns,
    )
    .option('--dry-run', 'show how the file is read, and store nothing')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Examples:
  onpar prompts import partiprompts             the official 1632 prompts, downloaded and checked
  onpar prompts import PartiPrompts.tsv         a copy you have
  onpar prompts import cats.txt --name cats     a text file, one prompt a line
  onpar prompts import tasks.csv --columns prompt=Instruction,category=Kind --dry-run

Columns are found by name, in any order and case (prompt, category, challenge, note); further ones
are kept with their prompts.`,
    )
    .action(importAction);
  command
    .command('list')
    .description('list the prompt sets')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  onpar prompts list --json')
    .action(listAction);
  return command;
}

type ImportOptions = { name?: string; columns?: ColumnNames; dryRun?: boolean; json?: boolean };

async function importAction(file: string, options: ImportOptions): Promise<void> {
  const source =
    file === 'partiprompts' ? await downloadPartiPrompts() : await readPromptFile(file);
  const { name = source.name, columns } = options;
  const read = readPrompts({ ...source, columns });
  if (!options.json) showPreview(read.file);
  if (options.dryRun) {
    if (options.json) printJson({ name, stored: false, ...summaryOf(read.file) });
    return;
  }
  const set = await withDatabase((db) => storePrompts({ db, name, source: source.source, read }));
  if (options.json) {
    printJson({ name: set.name, sha256: set.sha256, stored: true, ...summaryOf(read.file) });
    return;
  }
  const { prompts, categories, challenges } = summaryOf(read.file);
  say(`${name}: ${prompts} prompts, ${categories} categories, ${challenges} challenges`);
}

function showPreview(file: PromptFile): void {
  for (const line of describePromptFile(file)) say(line);
  for (const { index, text } of file.prompts.slice(0, PREVIEWED)) say(`  ${index}  ${text}`);
  if (file.prompts.length > PREVIEWED) say('  …');
}

function summaryOf({ prompts, columns, metadataColumns, blankLines }: PromptFile) {
  return {
    prompts: prompts.length,
    categories: new Set(prompts.map(({ category }) => category)).size,
    challenges: new Set(prompts.map(({ challenge }) => challenge)).size,
    columns,
    metadata_columns: metadataColumns,
    blank_lines: blankLines,
  };
}

function parseColumns(text: string): ColumnNames {
  const named = new Set<string>();
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [role, column] = pair.split('=').map((part) => part.trim());
      if (!role || !column || !PROMPT_ROLES.some((known) => known === role)) {
        throw new InvalidArgumentError(`Write role=column; roles are ${PROMPT_ROLES.join(', ')}.`);
      }
      if (named.has(role))
        throw new InvalidArgumentError(`${role} is given twice: name one column.`);
      named.add(role);
      return [role, column];
    }),
  );
}

type PromptSource = { name: string; source: string; text: string; fileName: string };

async function readPromptFile(path: string): Promise<PromptSource> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(`cannot read ${path}: check that the file is there`, {
      code: 'unreadable-file',
      cause,
    });
  });
  const name = basename(path).replace(/\.(tsv|csv|txt|json|jsonl|ndjson)$/i, '');
  return { name, source: path, text: decodePromptFile(bytes, path), fileName: path };
}

async function downloadPartiPrompts(): Promise<PromptSource> {
  const { url, sha256 } = PARTI_PROMPTS;
  say(`downloading ${url}`);
  const bytes = await download(url);
  const found = sha256Of(bytes);
  if (found !== sha256) {
    throw new UserError(
      `${url} is not the file expected (sha256 ${found} in place of ${sha256}): import a checked copy with \`onpar prompts import FILE --name PartiPrompts\``,
      { code: 'wrong-checksum' },
    );
  }
  const fileName = 'PartiPrompts.tsv';
  return { name: 'PartiPrompts', source: url, text: decodePromptFile(bytes, fileName), fileName };
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new UserError(
      `cannot download ${url} (${reason}): fetch it elsewhere and call \`onpar prompts import PartiPrompts.tsv\``,
      { code: 'download-failed', cause },
    );
  }
}

/** `fetch` says only "fetch failed": what failed is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function rowOf({ metadataColumns, createdAt, ...set }: PromptSetSummary) {
  return { ...set, metadata_columns: metadataColumns, created_at: createdAt };
}

async function listAction(options: { json?: boolean }): Promise<void> {
  const sets = await withDatabase((db) => listPromptSets({ db }));
  if (options.json) {
    printJson({ prompt_sets: sets.map(rowOf) });
    return;
  }
  if (sets.length === 0) {
    say('There is no prompt set yet: `onpar prompts import partiprompts` adds one.');
    return;
  }
  printResult(sets.map((set) => `${set.name}\t${set.prompts} prompts\t${set.source}`).join('\n'));
}
