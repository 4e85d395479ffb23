import { ESLintUtils } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { spelled } from '../spelled.ts';
import { writtenText } from '../written-text.ts';

/** What a time is called where the machine is, and what sets it by that: UTC's members have UTC in their names. */
const LOCAL_TIME =
  /^([gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds)|getYear|setYear|getTimezoneOffset|to(Date|Time)String|toLocale(Date|Time)?String)$/;

/** Methods of texts that follow a language, and where among their arguments it is written. */
const OF_LANGUAGE: ReadonlyMap<string, number> = new Map([
  ['localeCompare', 1],
  ['toLocaleLowerCase', 0],
  ['toLocaleUpperCase', 0],
]);

/** A date of UTC, or a moment with its zone. */
const TIMED = /^\d{4}(-\d\d){0,2}$|(Z|[+-]\d\d:?\d\d)$/;

/**
 * Refuses what tells one machine's language or time zone: the local time of a date, dates written or put
 * together in it, and what is compared, cased or formatted without a language that is written out.
 */
export const noLocalCustom = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      zone: "This is the machine's time zone: read and write times in UTC.",
      language: "This follows the machine's language: write out which one is meant.",
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        const name = node.computed ? writtenText(node.property) : spelled(node.property);
        if (name === null) return;
        if (LOCAL_TIME.test(name)) context.report({ node, messageId: 'zone' });
        else if (isOfLanguage(node, name)) context.report({ node, messageId: 'language' });
      },
      'ObjectPattern > Property'(node: TSESTree.Property) {
        const name = node.computed ? writtenText(node.key) : spelled(node.key);
        if (name === null) return;
        if (LOCAL_TIME.test(name)) context.report({ node, messageId: 'zone' });
        else if (OF_LANGUAGE.has(name)) context.report({ node, messageId: 'language' });
      },
      'VariableDeclarator[init.name="Intl"]'(node: TSESTree.VariableDeclarator) {
        context.report({ node, messageId: 'language' });
      },
      ':matches(NewExpression, CallExpression)'(
        node: TSESTree.NewExpression | TSESTree.CallExpression,
      ) {
        if (isLocalDate(node)) context.report({ node, messageId: 'zone' });
      },
    };
  },
});

/** A method of a language, or a thing of `Intl`, that is not told at once which one. */
function isOfLanguage(node: TSESTree.MemberExpression, name: string): boolean {
  const ofIntl = /^(globalThis\.)?Intl$/.test(spelled(node.object));
  const place = ofIntl ? 0 : OF_LANGUAGE.get(name);
  if (place === undefined) return false;
  const { parent } = node;
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return true;
  const upTo = parent.arguments.slice(0, place + 1);
  const isTold = writtenText(upTo[place]) !== null;
  return parent.callee !== node || !isTold || upTo.some(({ type }) => type === 'SpreadElement');
}

/** `new Date(2026, 0)`, and a text that is read as a date without saying in which zone. */
function isLocalDate(node: TSESTree.NewExpression | TSESTree.CallExpression): boolean {
  const called = spelled(node.callee).replace(/^globalThis\./, '');
  const isMade = node.type === 'NewExpression' && called === 'Date';
  const [first, second] = node.arguments;
  if (isMade && second !== undefined) return true;
  if (!isMade && called !== 'Date.parse') return false;
  const end = first?.type === 'TemplateLiteral' ? first.quasis.at(-1)?.value.cooked : null;
  const text = end ?? writtenText(first);
  if (first === undefined || text === null) return !isMade;
  return !TIMED.test(text);
}
