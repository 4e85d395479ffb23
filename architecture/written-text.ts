import type { TSESTree } from '@typescript-eslint/utils';

/**
 * The text that an expression is written as: a literal, literals joined by `+`, or a template up to
 * its first gap, which is as far as an address can be told. Null where nothing is written out.
 */
export function writtenText(node: TSESTree.Node | undefined): string | null {
  if (node === undefined) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked || null;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const left = writtenText(node.left);
  const right = writtenText(node.right);
  return left !== null && right !== null ? left + right : left;
}
