import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

/** What a person reads or hears, where it stands as an attribute. */
const SPOKEN =
  /^(?:aria-label|alt|title|label|description|placeholder|trigger|confirm|submit|copied)$/;

/** What a page says in letters of its own, in place of words in the language of the study. */
function spokenIn(source: string): string[] {
  const file = ts.createSourceFile(
    'page.tsx',
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  return textsIn(file, false).map((text) => text.trim());
}

/** @param isSaid whether what this part of the source is worth is read or heard */
function textsIn(node: ts.Node, isSaid: boolean): string[] {
  if (ts.isJsxText(node) || (isSaid && ts.isStringLiteralLike(node))) {
    return /\p{L}/u.test(node.text) ? [node.text] : [];
  }
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap((part) => textsIn(part, isSaid));
  }
  return partsOf(node).flatMap((part) => textsIn(part, isPartSaid(node, isSaid)));
}

function isPartSaid(node: ts.Node, isSaid: boolean): boolean {
  if (ts.isJsxAttribute(node)) return SPOKEN.test(node.name.getText());
  if (!ts.isJsxExpression(node)) return false;
  return ts.isJsxAttribute(node.parent) ? isSaid : true;
}

function partsOf(node: ts.Node): ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (part) => void parts.push(part));
  return parts;
}

describe('pages of raters', () => {
  it('say nothing in letters of their own: their words are those of the language of the study', () => {
    const pages = globSync('app/(rating)/**/*.tsx', { cwd: ROOT });
    expect(pages.length).toBeGreaterThan(30);
    const said = pages.flatMap((page) => {
      const spoken = spokenIn(readFileSync(join(ROOT, page), 'utf8'));
      return spoken.map((text) => `${page}: ${text}`);
    });
    expect(said).toEqual([]);
  });

  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{"Hello"}</p>', ['Hello']],
    ['<p>{known ? `Back` : words.start}</p>', ['Back']],
    ['<img alt="A disc" />', ['A disc']],
    ['<Section title={"Yours"} />', ['Yours']],
    ['<p className="flex" dir="ltr">{words.page.title} · 1</p>', []],
    ['<Button variant="primary" size={"large"} href="/rate">{"…"}</Button>', []],
  ])('%s is seen for what it says', (source, said) => {
    expect(spokenIn(`const page = ${source};`)).toEqual(said);
  });
});
