import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { isLookup } from './is-lookup.ts';

/**
 * Refuses what is made up in the place of what is missing:
 *
 * - any number, or an empty text, whatever is missing: `x ?? 1`, `x || ''`, `x ??= -1`, and the same
 *   asked by hand: `x === undefined ? 0 : x`, `Number.isNaN(x) ? 0 : x`;
 * - any value that is written down (`'left'`, `false`, `[]`, `{ … }`) where an element of a collection is
 *   missing: `sides[i] ?? 'left'`, `byKey.get(key)?.of ?? []`, `const [first = 'a'] = list`.
 *
 * A missing element throws (`domain/at.ts`, `domain/present.ts`), a count that has not begun starts in
 * the open (`domain/counted.ts`), as does a list (`domain/listed.ts`); a setting that may be left out
 * takes its default in destructuring.
 */
export const noSilentDefault = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      silent:
        'A missing value becomes {{value}} here, and nobody is told: use at() or present(), make it impossible by type, or give a setting its default in destructuring.',
    },
  },
  create(context) {
    const report = (node: TSESTree.Node, fallback: TSESTree.Node): void =>
      context.report({
        node,
        messageId: 'silent',
        data: { value: context.sourceCode.getText(fallback) },
      });
    const check = (node: TSESTree.Node, missing: TSESTree.Node, fallback: TSESTree.Node): void => {
      if (isNothing(fallback) || (isLookup(missing) && isWritten(fallback) && !leavesOut(node)))
        report(node, fallback);
    };
    return {
      'LogicalExpression[operator=/^(\\?\\?|\\|\\|)$/]'(node: TSESTree.LogicalExpression) {
        check(node, node.left, node.right);
      },
      'AssignmentExpression[operator=/^(\\?\\?|\\|\\|)=$/]'(node: TSESTree.AssignmentExpression) {
        check(node, node.left, node.right);
      },
      ConditionalExpression(node) {
        const asked = askedFor(node.test);
        if (asked === null) return;
        const { consequent, alternate } = node;
        const [fallback, kept] = asked.isMissing
          ? [consequent, alternate]
          : [alternate, consequent];
        // another text beside '' is a phrase that is said or left out
        const isValue = context.sourceCode.getText(kept) === context.sourceCode.getText(asked.of);
        if (isValue && isNothing(fallback)) report(node, fallback);
      },
      'ArrayPattern > AssignmentPattern'(node: TSESTree.AssignmentPattern) {
        if (isWritten(node.right)) report(node, node.right);
      },
      'ObjectPattern > Property[computed=true] > AssignmentPattern'(
        node: TSESTree.AssignmentPattern,
      ) {
        if (isNothing(node.right)) report(node, node.right);
      },
    };
  },
});

/** Of what a condition asks if it is there, and whether yes says that it is missing. */
function askedFor(test: TSESTree.Node): { of: TSESTree.Node; isMissing: boolean } | null {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const asked = askedFor(test.argument);
    return asked && { ...asked, isMissing: !asked.isMissing };
  }
  if (test.type === 'CallExpression') {
    const [of] = test.arguments;
    return of !== undefined && isNaNCall(test) ? { of, isMissing: true } : null;
  }
  if (test.type !== 'BinaryExpression') return null;
  const { left, right, operator } = test;
  if (!/^[!=]==?$/.test(operator) || !(isNone(left) || isNone(right))) return null;
  return { of: isNone(left) ? right : left, isMissing: operator.startsWith('=') };
}

function isNone(node: TSESTree.Node): boolean {
  if (node.type === 'Literal') return node.value === null && node.raw === 'null';
  return node.type === 'Identifier' && node.name === 'undefined';
}

function isNaNCall({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'isNaN';
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'isNaN'
  );
}

/** `flatMap((one) => found.get(one) ?? [])` leaves out of a list what is not found: that is no value. */
function leavesOut(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'ArrowFunctionExpression' || parent.parent.type !== 'CallExpression')
    return false;
  const { callee } = parent.parent;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'flatMap'
  );
}

/** A number, not-a-number or an empty text: what a computation takes without complaint. */
function isNothing(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' || typeof node.value === 'bigint' || node.value === '';
    case 'TemplateLiteral':
      return node.expressions.length === 0 && node.quasis[0]?.value.cooked === '';
    case 'UnaryExpression':
      return /^[-+~]$/.test(node.operator) && isNothing(node.argument);
    case 'Identifier':
      return node.name === 'NaN';
    case 'MemberExpression':
      return ofNumber(node);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isNothing(node.expression);
    case 'CallExpression':
      // `String()` is '' and `Number()` is 0
      return node.arguments.length === 0 && isConversion(node.callee);
    case 'SequenceExpression':
      return node.expressions.slice(-1).some(isNothing);
    default:
      return false;
  }
}

function isConversion(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && ['BigInt', 'Number', 'String'].includes(node.name);
}

/** `Number.NaN`, `Number.MAX_VALUE` and kin. */
function ofNumber({ object, property }: TSESTree.MemberExpression): boolean {
  if (property.type !== 'Identifier') return false;
  if (property.name === 'NaN') return true;
  return object.type === 'Identifier' && object.name === 'Number';
}

/** A value that stands in the text as it is, and is therefore the same whatever was looked for. */
function isWritten(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Literal':
      // `?? null` says that there is nothing
      return node.value !== null;
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    case 'ArrayExpression':
      return node.elements.every((element) => element !== null && isWritten(element));
    case 'ObjectExpression':
      return node.properties.every((own) => own.type === 'Property' && isWritten(own.value));
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isWritten(node.expression);
    case 'Identifier':
      // no bound at all, where it stands for a setting; for an element it is made up as any number
      return node.name === 'Infinity' || isNothing(node);
    case 'UnaryExpression':
      return isWritten(node.argument);
    default:
      return isNothing(node);
  }
}
