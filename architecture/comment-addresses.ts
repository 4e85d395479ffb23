import type { TSESTree } from '@typescript-eslint/utils';
import type { Address } from './address.ts';

/** In a comment that documents: a type of another module by `import('…')`, and a tag that imports one. */
const OF_TYPE = /\bimport\s*\(\s*(['"`])(?<address>[^'"`\n]+)\1/g;
const OF_TAG = /@import\b[^@]*?(['"])(?<address>[^'"\n]+)\1/g;
/** `/// <reference path="…" />` */
const REFERENCE = /^\/\s*<reference\s+(?:path|types)\s*=\s*(['"])(?<address>[^'"]+)\1/g;

/**
 * The addresses that a file's comments name to the type checker. An address without dots and letters (as in
 * a sentence about `import('…')`) is none.
 */
export function commentAddresses({ comments = [] }: TSESTree.Program): Address[] {
  return comments.flatMap((comment) => {
    const { type, value } = comment;
    const isBlock = type === 'Block';
    if (isBlock && !value.startsWith('*')) return [];
    const forms = isBlock ? [OF_TYPE, OF_TAG] : [REFERENCE];
    return forms
      .flatMap((form) => [...value.matchAll(form)])
      .map(({ groups = {} }) => String(groups['address']))
      .filter((text) => /\w/.test(text))
      .map((text) => ({ node: comment, text, kind: 'type' as const }));
  });
}
