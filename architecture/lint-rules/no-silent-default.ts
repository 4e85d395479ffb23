import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Refuses 0, NaN or an empty text in the place of what is missing: `x ?? 0`, `x || ''`, `x ??= NaN`,
 * `const [first = 0] = list`. A missing element throws (`domain/at.ts`, `domain/present.ts`), a
 * count that has not begun starts in the open (`domain/counted.ts`).
 */
export const noSilentDefault = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      silent:
        'A missing value becomes {{value}} here, and nobody is told: use at() or present(), or make it impossible by type.',
    },
  },
  create(context) {
    const check = (node: TSESTree.Node, fallback: TSESTree.Node): void => {
      if (!isNothing(fallback)) return;
      const data = { value: context.sourceCode.getText(fallback) };
      context.report({ node, messageId: 'silent', data });
    };
    return {
      'LogicalExpression[operator=/^(\\?\\?|\\|\\|)$/]'(node: TSESTree.LogicalExpression) {
        check(node, node.right);
      },
      'AssignmentExpression[operator=/^(\\?\\?|\\|\\|)=$/]'(node: TSESTree.AssignmentExpression) {
        check(node, node.right);
      },
      'ArrayPattern > AssignmentPattern'(node: TSESTree.AssignmentPattern) {
        check(node, node.right);
      },
    };
  },
});

/** Zero, not-a-number, or an empty text: values that a computation takes without complaint. */
function isNothing(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Literal':
      return node.value === 0 || node.value === 0n || node.value === '';
    case 'TemplateLiteral':
      return node.expressions.length === 0 && node.quasis[0]?.value.cooked === '';
    case 'UnaryExpression':
      return /^[-+]$/.test(node.operator) && isNothing(node.argument);
    case 'Identifier':
      return node.name === 'NaN';
    case 'MemberExpression':
      return node.property.type === 'Identifier' && node.property.name === 'NaN';
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isNothing(node.expression);
    default:
      return false;
  }
}
