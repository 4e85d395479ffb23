import { beginning } from '#domain/printable.ts';
import type { z } from 'zod';

const LONGEST = 160;

type Issue = z.core.$ZodIssue;

/** Sentences of the library; where a schema has words of its own, they are better. */
const OF_LIBRARY = /^(Invalid|Too (big|small)|Unrecognized|Not a multiple)\b/;

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object with named values',
  record: 'an object with named values',
  string: 'a text',
};

/** What is wrong with what a page sent, in words, without repeating more than a little of it. */
export function describeIssue({ issues: [issue] }: z.ZodError): string {
  if (!issue) return 'the request is malformed';
  const place = issue.path.map(String).join('.');
  const words = OF_LIBRARY.test(issue.message) ? problemOf(issue) : issue.message;
  const problem = beginning(words, LONGEST);
  return place === '' ? `the request is malformed: it ${problem}` : `${place}: ${problem}`;
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is missing, or is not ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `is not one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `is more than ${String(issue.maximum)}${unitOf(issue)}`;
    case 'too_small':
      return `is less than ${String(issue.minimum)}${unitOf(issue)}`;
    case 'unrecognized_keys':
      return `has what is not known here: ${issue.keys.join(', ')}`;
    default:
      return 'is in none of the forms that are taken';
  }
}

/** What is counted of a text or a list; a number is itself. */
function unitOf({ origin }: Extract<Issue, { code: 'too_big' | 'too_small' }>): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
