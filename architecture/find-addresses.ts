import { present } from '#domain/present.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Address } from './address.ts';
import { commentAddresses } from './comment-addresses.ts';
import { callAddress } from './call-address.ts';
import { spelled } from './spelled.ts';
import { writtenText } from './written-text.ts';

/** Child nodes by node type, as a parser or ESLint's source code gives them. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Every address in a file: import and export declarations, `import()`, types by `import('…')`,
 * `require` in its forms, `import.meta.resolve`, mocks of tests, `new URL(…, import.meta.url)`,
 * `new Worker(…)`, paths joined to `import.meta.dirname`, and what comments name to the type checker.
 */
export function findAddresses(program: TSESTree.Program, keys: VisitorKeys): Address[] {
  const found: Address[] = commentAddresses(program);
  const visit = (node: TSESTree.Node): void => {
    const address = addressOf(node);
    if (address !== null) found.push(address);
    for (const child of childrenOf(node, keys)) visit(child);
  };
  visit(program);
  return found;
}

function addressOf(node: TSESTree.Node): Address | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { node, text: node.source.value, kind: node.importKind === 'type' ? 'type' : 'now' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (node.source === null) return null;
      return { node, text: node.source.value, kind: node.exportKind === 'type' ? 'type' : 'now' };
    case 'ImportExpression':
      return { node, text: writtenText(node.source), kind: 'later' };
    case 'TSImportType':
      return { node, text: node.source.value, kind: 'type' };
    case 'TSExternalModuleReference':
      return { node, text: writtenText(node.expression), kind: 'now' };
    case 'CallExpression':
    case 'NewExpression':
      return callAddress(node);
    case 'VariableDeclarator':
      return node.init === null ? null : loaderUnderAnotherName(node, node.init);
    default:
      return null;
  }
}

/** A `createRequire` that is kept must be called `require`, or its calls could not be told. */
function loaderUnderAnotherName(
  node: TSESTree.VariableDeclarator,
  init: TSESTree.Node,
): Address | null {
  const isLoader = init.type === 'CallExpression' && spelled(init.callee) === 'createRequire';
  return isLoader && spelled(node.id) !== 'require' ? { node, text: null, kind: 'now' } : null;
}

function childrenOf(node: TSESTree.Node, keys: VisitorKeys): TSESTree.Node[] {
  const members = new Map<string, unknown>(Object.entries(node));
  return present(keys[node.type], `the keys of ${node.type}`).flatMap((key) =>
    [members.get(key)].flat().filter(isNode),
  );
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
