/**
 * The simple commands of a line of shell, each as its words: quotes taken away, comments, redirections
 * and variables set in front left out.
 *
 * @example shellWords('A=1 npm ci && onpar power --json > "my file" # why') // [['npm', 'ci'], ['onpar', 'power', '--json']]
 */
export function shellWords(line: string): string[][] {
  const commands: string[][] = [[]];
  let isTarget = false;
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.startsWith('#')) break;
    if (SEPARATOR.test(token)) {
      commands.push([]);
      continue;
    }
    if (REDIRECTION.test(token)) isTarget = true;
    else if (isTarget) isTarget = false;
    else commands.at(-1)?.push(token.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  }
  return commands.map(withoutVariables).filter(({ length }) => length > 0);
}

const TOKEN = /#.*|\d?>>?|<(?!\w+>)|&&|\|\||[|;&]|(?:"[^"]*"|'[^']*'|[^\s"'|;&>])+>?/g;
const SEPARATOR = /^(?:&&|\|\||[|;&])$/;
const REDIRECTION = /^(?:\d?>>?|<)$/;

function withoutVariables(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return first < 0 ? [] : words.slice(first);
}
