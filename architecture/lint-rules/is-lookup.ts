import type { TSESTree } from '@typescript-eslint/utils';

/** Methods that look for an element of a collection, and give undefined where it has none. */
const LOOKUPS = ['get', 'find', 'findLast', 'at', 'pop', 'shift'];

/**
 * Whether an expression reads an element of a collection, or something of that element: `list[i]`,
 * `map.get(key)`, `rows.find(isFirst)?.name`.
 */
export function isLookup(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return isLookup(node.expression);
    case 'MemberExpression':
      return node.computed || isLookup(node.object);
    case 'CallExpression':
      return looksUp(node.callee) || isLookup(node.callee);
    case 'LogicalExpression':
      return isLookup(node.left) || isLookup(node.right);
    default:
      return false;
  }
}

function looksUp(callee: TSESTree.Expression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return !callee.computed && LOOKUPS.includes(callee.property.name);
}
