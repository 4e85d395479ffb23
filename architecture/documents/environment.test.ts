import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../root.ts';
import { readDocument } from './read-document.ts';

const PRODUCT =
  '{app,cli,domain,evaluation,files,generator,onnx,operations,prisma,study}/**/*.{ts,tsx}';
const NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** A variable that is taken out of an environment, or a key of the shape that one is parsed by. */
const READ =
  /\benv\.([A-Z][A-Z0-9_]*)\b|^ +([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): z$|^ +([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): z\./gm;
/** Anything else that is named as our variables are, wherever it is. */
const NAMED = /\b(?:(?:ONPAR|AWS|HF)_[A-Z0-9_]*[A-Z0-9]|(?:HTTPS?|NO)_PROXY)\b/g;
/** A file of the build, which is named in capitals too. */
const OTHERS = ['ONPAR_SOURCES'];

async function variablesOf(path: string): Promise<string[]> {
  const text = await readFile(join(ROOT, path), 'utf8');
  const named = text.match(NAMED) ?? [];
  if (!/(?:^|\/)env\.ts$/.test(path)) return named;
  const read = [...text.matchAll(READ)].map((groups) => groups.slice(1).find(Boolean));
  return [...named, ...read.filter((name) => name !== undefined)];
}

it('docs/environment.md names each variable that is read, and no other', async () => {
  const files = await Array.fromAsync(glob(PRODUCT, { cwd: ROOT }));
  const modules = files.filter((path) => !/\.test\.ts$|\/fixtures\/|prisma\/generated/.test(path));
  const found = (await Promise.all(modules.map(variablesOf))).flat();
  const read = new Set(found.filter((name) => !OTHERS.includes(name)));
  const { spans } = await readDocument('docs/environment.md');
  const told = new Set(spans.filter((span) => NAME.test(span)));
  expect([...read].filter((name) => !told.has(name)).toSorted()).toEqual([]);
  expect([...told].filter((name) => !read.has(name)).toSorted()).toEqual([]);
});
