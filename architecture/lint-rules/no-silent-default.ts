import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { isLookup } from './is-lookup.ts';

/**
 * Refuses what is made up in the place of what is missing:
 *
 * - any number, or an empty text, whatever is missing: `x ?? 1`, `x || ''`, `x ??= -1`, and the same
 *   asked by hand: `x === undefined ? 0 : x`, `Number.isNaN(x) ? 0 : x`, `map.has(k) ? map.get(k) : 0`;
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
        const textOf = (of: TSESTree.Node): string => context.sourceCode.getText(of);
        const asked = askedFor(node.test, textOf);
        if (asked === null) return;
        const { consequent, alternate } = node;
        const [fallback, kept] = asked.isMissing
          ? [consequent, alternate]
          : [alternate, consequent];
        // another text beside '' is a phrase that is said or left out
        const isValue = asked.of.includes(textOf(kept));
        if (isValue && (isNothing(fallback) || (isLookup(kept) && isWritten(fallback))))
          report(node, fallback);
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

/** What a condition asks about, written as it would be read, and whether yes says that it is missing. */
type Asked = { of: string[]; isMissing: boolean };

function askedFor(test: TSESTree.Node, textOf: (node: TSESTree.Node) => string): Asked | null {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const asked = askedFor(test.argument, textOf);
    return asked && { ...asked, isMissing: !asked.isMissing };
  }
  if (test.type === 'CallExpression') return askedByCall(test, textOf);
  if (test.type !== 'BinaryExpression') return null;
  const { left, right, operator } = test;
  if (operator === 'in') {
    const [key, of] = [textOf(left), textOf(right)];
    const named = left.type === 'Literal' && typeof left.value === 'string';
    return { of: [`${of}[${key}]`, ...(named ? [`${of}.${left.value}`] : [])], isMissing: false };
  }
  if (!/^[!=]==?$/.test(operator) || !(isNone(left) || isNone(right))) return null;
  return { of: [textOf(isNone(left) ? right : left)], isMissing: operator.startsWith('=') };
}

/** `isNaN(x)`, and `map.has(key)`, of which `map.get(key)` is the value. */
function askedByCall(
  test: TSESTree.CallExpression,
  textOf: (node: TSESTree.Node) => string,
): Asked | null {
  const [of] = test.arguments;
  if (of === undefined) return null;
  if (isNaNCall(test)) return { of: [textOf(of)], isMissing: true };
  const { callee } = test;
  const asksMap =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'has';
  return asksMap ? { of: [`${textOf(callee.object)}.get(${textOf(of)})`], isMissing: false } : null;
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
