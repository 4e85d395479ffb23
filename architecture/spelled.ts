import type { TSESTree } from '@typescript-eslint/utils';
import { writtenText } from './written-text.ts';

/** How a name reads: `require.resolve`, `import.meta.url`, `createRequire()`; empty for what is no name. */
export function spelled(node: TSESTree.Node | undefined): string {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'MetaProperty') return `${node.meta.name}.${node.property.name}`;
  if (node?.type === 'CallExpression') return `${spelled(node.callee)}()`;
  if (node?.type !== 'MemberExpression') return '';
  const name = node.computed ? writtenText(node.property) : spelled(node.property);
  return name === null ? '' : `${spelled(node.object)}.${name}`;
}
