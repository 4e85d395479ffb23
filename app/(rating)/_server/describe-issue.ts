import type { z } from 'zod';

const LONGEST = 160;

/** What is wrong with what a page sent, in words, without repeating more than a little of it. */
export function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'the request is malformed';
  const place = issue.path.map(String).join('.');
  const problem = issue.message.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, LONGEST);
  return place === '' ? `the request is malformed: ${problem}` : `${place}: ${problem}`;
}
