import type { Answer } from './ask.ts';

/** What no answer may hold: a stack, the words of a library of ours, the number of a server's error. */
const FAULTS: [RegExp, string][] = [
  [/\n\s+at .+:\d+:\d+/, 'a stack trace'],
  [/prisma\.|PrismaClient|ZodError|TypeError|RangeError|URIError/, 'an error of a library'],
  [/node_modules|file:\/\//, 'a path of the server'],
  // a page that fails after its answer has begun is answered with 200
  [/"digest\\?":\\?"\d+/, 'the digest of an error'],
];

/** What is wrong with an answer to whatever was asked; null when it is as any answer may be. */
export function findFault({ status, body }: Answer): string | null {
  if (status >= 500) return `status ${status}`;
  return FAULTS.find(([pattern]) => pattern.test(body))?.[1] ?? null;
}
