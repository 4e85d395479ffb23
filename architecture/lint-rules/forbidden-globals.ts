import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { spelled } from '../spelled.ts';
import { writtenText } from '../written-text.ts';

/** A global, and which of its members are refused; without members all of it is. */
type Forbidden = { name: string; members?: string[]; message: string };

/** What becomes of all that is not named: with it, only what is known may be used. */
type Rest = {
  known: readonly string[];
  /** refused on whatever they are read from */
  members: readonly string[];
  message: string;
};

/**
 * Refuses globals, or single members of them, in whatever way they are reached: by name, by
 * brackets, by taking them apart, or by handing the global on whole. A local variable of the same
 * name is another thing, and so is a type. With a list of those that are known, every other global is
 * refused, and `import.meta` with them.
 */
export const forbiddenGlobals = ESLintUtils.RuleCreator.withoutDocs<
  [Forbidden[], Rest | null],
  'refused'
>({
  meta: {
    type: 'problem',
    schema: [{ type: 'array' }, { type: ['object', 'null'] }],
    messages: { refused: '{{message}}' },
    defaultOptions: [[], null],
  },
  create(context, [all, rest]) {
    const refuse = (node: TSESTree.Node, message: string): void => {
      context.report({ node, messageId: 'refused', data: { message } });
    };
    const judgeMember = (node: TSESTree.MemberExpression | TSESTree.Property): void => {
      const name = memberName(node);
      if (name !== null && rest?.members.includes(name) === true) refuse(node, rest.message);
    };
    return {
      'Program:exit'() {
        for (const { identifier, isValueReference } of globalReferences(context.sourceCode)) {
          if (!isValueReference) continue;
          const message = whyRefused(identifier, all, rest);
          if (message !== null) refuse(identifier, message);
        }
      },
      MemberExpression: judgeMember,
      'ObjectPattern > Property': judgeMember,
      MetaProperty(node) {
        if (rest !== null && node.meta.name === 'import') refuse(node, rest.message);
      },
    };
  },
});

type Name = TSESLint.Scope.Reference['identifier'];

function whyRefused(identifier: Name, all: Forbidden[], rest: Rest | null): string | null {
  const { name } = identifier;
  const found = all.find((one) => one.name === name && isReached(identifier, one.members));
  if (found !== undefined) return found.message;
  const isKnown = rest === null || rest.known.some((known) => known === name);
  return isKnown || isAskedFor(identifier) ? null : rest.message;
}

/** `typeof x` and `a instanceof X` read nothing of it. */
function isAskedFor({ parent }: TSESTree.Node): boolean {
  return (
    (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') ||
    (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') ||
    parent?.type === 'TSTypeQuery'
  );
}

function memberName(node: TSESTree.MemberExpression | TSESTree.Property): string | null {
  const key = node.type === 'Property' ? node.key : node.property;
  return node.computed ? writtenText(key) : spelled(key);
}

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
      const name = memberName(parent);
      return name === null || members.includes(name);
    }
    case 'VariableDeclarator':
      return (
        parent.id.type !== 'ObjectPattern' || parent.id.properties.some((p) => isTaken(p, members))
      );
    case 'NewExpression':
      return (
        parent.callee !== node ||
        (members.includes('()') && parent.arguments.every(({ type }) => type === 'SpreadElement'))
      );
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
  const name = memberName(property);
  return name === null || members.includes(name);
}
