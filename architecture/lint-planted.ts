import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { join } from 'node:path';
import { ROOT } from './root.ts';

let eslint: ESLint | undefined;

/** The house's configuration as it is, less the rules that need types: planted files have none. */
function openLint(): ESLint {
  eslint ??= new ESLint({
    cwd: ROOT,
    overrideConfig: [
      { ...tseslint.configs.disableTypeChecked, files: ['**/*.{ts,tsx}'] },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ],
  });
  return eslint;
}

/**
 * Lints a text as if it were the file at `path`, and gives the lines at which one of the rules
 * refuses something, each line once.
 *
 * @param options.without rules that are not asked: what they refuse is another matter
 */
export async function lintPlanted(
  path: string,
  lines: readonly string[],
  { without = [] }: { without?: readonly string[] } = {},
): Promise<string[]> {
  const [result] = await openLint().lintText(lines.join('\n'), { filePath: join(ROOT, path) });
  if (result === undefined) throw new Error(`${path} is not linted at all`);
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${path}:${fatal.line} ${fatal.message}`);
  const refused = result.messages.filter(
    ({ ruleId }) => isOfArchitecture(ruleId) && !without.some((rule) => rule === ruleId),
  );
  return lines.filter((_, i) => refused.some(({ line }) => line === i + 1));
}

function isOfArchitecture(rule: string | null): boolean {
  return rule !== null && (rule.startsWith('onpar/') || rule.startsWith('no-restricted-'));
}
