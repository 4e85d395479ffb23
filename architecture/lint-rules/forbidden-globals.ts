import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { spelled } from '../spelled.ts';
import { writtenText } from '../written-text.ts';

/** A global, and which of its members are refused; without members all of it is. */
type Forbidden = { name: string; members?: string[]; message: string };

/**
 * Refuses globals, or single members of them, in whatever way they are reached: by name, by
 * brackets, by taking them apart, or by handing the global on whole. A local variable of the same
 * name is another thing, and so is a type.
 */
export const forbiddenGlobals = ESLintUtils.RuleCreator.withoutDocs<[Forbidden[]], 'refused'>({
  meta: {
    type: 'problem',
    schema: [{ type: 'array' }],
    messages: { refused: '{{message}}' },
    defaultOptions: [[]],
  },
  create(context, [all]) {
    return {
      'Program:exit'() {
        for (const { identifier, isValueReference } of globalReferences(context.sourceCode)) {
          const found = isValueReference
            ? all.find(
                ({ name, members }) => name === identifier.name && isReached(identifier, members),
              )
            : undefined;
          if (found === undefined) continue;
          const data = { message: found.message };
          context.report({ node: identifier, messageId: 'refused', data });
        }
      },
    };
  },
});

function globalReferences({
  scopeManager,
}: Readonly<TSESLint.SourceCode>): TSESLint.Scope.Reference[] {
  const scope = scopeManager?.globalScope;
  if (!scope) return [];
  const undeclared = [...scope.set.values()].filter(({ defs }) => defs.length === 0);
  return [...scope.through, ...undeclared.flatMap(({ references }) => references)];
}

/** `()` among the members stands for calling the global, or `new` without arguments. */
function isReached(node: TSESTree.Node, members: readonly string[] | undefined): boolean {
  const { parent } = node;
  if (members === undefined || parent === undefined) return true;
  switch (parent.type) {
    case 'MemberExpression': {
      if (parent.object !== node) return true;
      const name = parent.computed ? writtenText(parent.property) : spelled(parent.property);
      return name === null || members.includes(name);
    }
    case 'VariableDeclarator':
      return (
        parent.id.type !== 'ObjectPattern' || parent.id.properties.some((p) => isTaken(p, members))
      );
    case 'NewExpression':
      return parent.callee !== node || (parent.arguments.length === 0 && members.includes('()'));
    case 'CallExpression':
      return parent.callee !== node || members.includes('()');
    case 'BinaryExpression':
      return parent.operator !== 'instanceof';
    case 'UnaryExpression':
      return parent.operator !== 'typeof';
    case 'TSTypeQuery':
    case 'TSQualifiedName':
      return false;
    default:
      return true;
  }
}

function isTaken(
  property: TSESTree.Property | TSESTree.RestElement,
  members: readonly string[],
): boolean {
  if (property.type === 'RestElement') return true;
  const name = property.computed ? writtenText(property.key) : spelled(property.key);
  return name === null || members.includes(name);
}
