import { AST_NODE_TYPES, ESLintUtils } from '@typescript-eslint/utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Counted =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/**
 * Functions to a number of lines, blank ones and comments not counted. Two things are no part of
 * what a reader has to hold in mind of a function, and are left out: what stands in a callback of
 * `describe`, which only groups tests that are counted each, and markup, of which a line is an
 * element and no step; it has a bound of its own.
 */
export const functionLength = ESLintUtils.RuleCreator.withoutDocs<
  [{ max: number; maxMarkup: number }],
  'long' | 'longMarkup'
>({
  meta: {
    type: 'suggestion',
    defaultOptions: [{ max: 40, maxMarkup: 60 }],
    schema: [
      {
        type: 'object',
        properties: { max: { type: 'integer' }, maxMarkup: { type: 'integer' } },
        additionalProperties: false,
      },
    ],
    messages: {
      long: 'This function has {{lines}} lines (at most {{max}}): part it where it does a second thing.',
      longMarkup: 'This function has {{lines}} lines of markup (at most {{max}}): part it.',
    },
  },
  create(context) {
    const { sourceCode, options } = context;
    const [{ max, maxMarkup }] = options;
    const counting = linesWithCode(sourceCode);
    const open: { node: Counted; markup: Set<number> }[] = [];
    const enter = (node: Counted): void => {
      open.push({ node, markup: new Set() });
    };
    const leave = (node: Counted): void => {
      const markup = open.pop()?.markup ?? new Set();
      if (isDescribed(node)) return;
      const own = counting.filter((line) => isWithin(line, node) && !markup.has(line));
      const report = (messageId: 'long' | 'longMarkup', lines: number, most: number): void => {
        if (lines > most) context.report({ node, messageId, data: { lines, max: most } });
      };
      report('long', own.length, max);
      report('longMarkup', markup.size, maxMarkup);
    };
    return {
      ':function': enter,
      ':function:exit': leave,
      ':matches(JSXElement, JSXFragment)'(node: TSESTree.JSXElement | TSESTree.JSXFragment) {
        const lines = counting.filter((line) => isWithin(line, node));
        for (const { markup } of open) for (const line of lines) markup.add(line);
      },
    };
  },
});

/** The numbers of the lines that hold more than comments. */
function linesWithCode(sourceCode: Readonly<TSESLint.SourceCode>): number[] {
  const lines = new Set<number>();
  for (const { loc } of sourceCode.ast.tokens)
    for (let line = loc.start.line; line <= loc.end.line; line++) lines.add(line);
  return [...lines];
}

function isWithin(line: number, { loc }: TSESTree.Node): boolean {
  return line >= loc.start.line && line <= loc.end.line;
}

/** Whether a function is what `describe`, `describe.each(…)` or `test.describe` groups. */
function isDescribed({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== AST_NODE_TYPES.CallExpression) return false;
  let { callee }: { callee: TSESTree.Node } = parent;
  for (;;) {
    if (callee.type === AST_NODE_TYPES.CallExpression) callee = callee.callee;
    else if (callee.type === AST_NODE_TYPES.TaggedTemplateExpression) callee = callee.tag;
    else if (callee.type !== AST_NODE_TYPES.MemberExpression) break;
    else if (isDescribe(callee.property)) return true;
    else callee = callee.object;
  }
  return isDescribe(callee);
}

function isDescribe(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === 'describe';
}
