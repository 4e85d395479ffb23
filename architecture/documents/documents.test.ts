import { existsSync, globSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '#cli/onpar.ts';
import { ROOT } from '../root.ts';
import { ROOMS } from '../rooms.ts';
import { judgeCommand } from './judge-command.ts';
import { parseCall } from './parse-call.ts';
import { readDocument, type Document } from './read-document.ts';
import { shellWords } from './shell-words.ts';

const IGNORED = ['node_modules', '.next', '.next-base-path', '.onpar', 'test-results'];
const files = await Array.fromAsync(
  glob('**/*.*', { cwd: ROOT, exclude: (name) => IGNORED.includes(name) }),
);
const names = new Set(files.map((file) => basename(file)));
const paths = files.filter((file) => file.endsWith('.md'));
const documents = await Promise.all(paths.toSorted().map(readDocument));
const manifest = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
const program = await buildProgram();

/** The calls of a program, from code spans and code blocks, with the words that follow its name. */
const callsOf = ({ spans, lines }: Document, name: string): string[][] =>
  [...spans, ...lines]
    .flatMap(shellWords)
    .map((words) => (words[0] === 'npx' ? words.slice(1) : words))
    .filter(([first]) => first === name)
    .map((words) => words.slice(1));

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_, it_) => {
  it('has links that lead somewhere', async () => {
    const broken = await Promise.all(
      it_.links.map(async (link) => ((await leads(it_, link)) ? [] : [link])),
    );
    expect(broken.flat()).toEqual([]);
  });

  it('names scripts of npm that are there', () => {
    const named = callsOf(it_, 'npm').flatMap((words) => scriptOf(words) ?? []);
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it('names commands and flags of onpar that are there', () => {
    const calls = callsOf(it_, 'onpar').flatMap((words) => spread(words));
    const wrong = calls.map((words) => [words.join(' '), judgeCommand(program, words)] as const);
    expect(wrong.filter(([, why]) => why !== null)).toEqual([]);
  });

  it('shows calls of onpar that the command line reads', async () => {
    const calls = callsOf({ ...it_, spans: [] }, 'onpar').filter((words) => !isPattern(words));
    for (const words of calls) {
      expect([words, await parseCall(await buildProgram(words), words)]).toEqual([words, null]);
    }
  });

  it('names files and folders that are there', () => {
    expect(it_.spans.filter((span) => isPath(span, it_) && !isThere(span, it_))).toEqual([]);
  });
});

async function leads({ path }: Document, link: string): Promise<boolean> {
  if (/^[a-z]+:/i.test(link)) return true;
  const [file, anchor] = decodeURIComponent(link).split('#');
  const target = file ? normalize(join(dirname(path), file)) : path;
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || (await readDocument(target)).anchors.has(anchor);
}

/** The script that a call of npm runs, or null when it runs none. */
function scriptOf([command, name]: readonly string[]): string | null {
  if (command === 'test' || command === 'start') return command;
  return command === 'run' && name !== undefined ? name : null;
}

/** `models add|check` stands for two calls; `[--flag]` for one with that flag. */
function spread(words: readonly string[]): string[][] {
  const bare = words.map((word) => word.replace(/^\[|\]$/g, '')).filter((word) => word !== '…');
  return bare.reduce<string[][]>(
    (calls, word) => calls.flatMap((call) => word.split('|').map((one) => [...call, one])),
    [[]],
  );
}

const isPattern = (words: readonly string[]): boolean =>
  words.some((word) => /[[\]|…─]/.test(word));

const TOPS = new Set(ROOMS.map(({ folder }) => folder.split('/')[0]));
const PATH = /^[\w.@()[\]{},*-]+(?:\/[\w.@()[\]{},*-]*)+$/;
const PROGRAM = /^[\w.-]*\w\.(?:tsx?|md|prisma)$/;

/**
 * Whether a code span names a path of this repository: below a top folder, or beside the document; or
 * a program or document by its name alone.
 */
function isPath(span: string, { path }: Document): boolean {
  if (PROGRAM.test(span)) return true;
  if (!PATH.test(span)) return false;
  const [top = span] = span.split('/');
  return TOPS.has(top) || top === 'docs' || existsSync(join(ROOT, dirname(path), top));
}

function isThere(span: string, { path }: Document): boolean {
  if (PROGRAM.test(span)) return names.has(span);
  return ['.', dirname(path)].some((folder) => {
    const cwd = join(ROOT, folder);
    return existsSync(join(cwd, span)) || (/[*{]/.test(span) && globSync(span, { cwd }).length > 0);
  });
}
