import type { z } from 'zod';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { Path, Problem } from './finding.ts';
import { knownKeys } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with a protocol, one problem a key or value, in the order of the file. */
export function describeIssues(schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  const problems = issues.flatMap((issue) => describeIssue(schema, issue, []));
  // a number beyond what a computer counts exactly breaks the limit of its kind and its own
  const told = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...told.values()];
}

function describeIssue(schema: z.ZodType, issue: Issue, above: Path): Problem[] {
  const path = [...above, ...issue.path.map(asStep)];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => error([...path, key], describeUnknownKey(key, known)));
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.find(isOfRightKind) : undefined;
  if (meant) return meant.flatMap((inner) => describeIssue(schema, inner, path));
  return [error(path, issue.message)];
}

function describeUnknownKey(key: string, known: readonly string[]): string {
  if (key === '<<') return 'is a merge key, which is not read here: write the values out';
  const meant = didYouMean(key, known);
  const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
  return `is not a key that is known here: ${hint}`;
}

/** Of a union's alternatives, the one whose type the value has, so that its words say what is wrong. */
function isOfRightKind(issues: readonly Issue[]): boolean {
  return issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');
}

function asStep(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function error(path: Path, message: string): Problem {
  return { severity: 'error', path, message };
}
