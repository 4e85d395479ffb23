import { ESLintUtils } from '@typescript-eslint/utils';
import { resolveAddress } from '../resolve-address.ts';
import { findAddresses } from '../find-addresses.ts';
import { judgeBrowserImport } from '../judge-browser-import.ts';
import { judgeImport } from '../judge-import.ts';
import { judgeSpelling } from '../judge-spelling.ts';
import { fromRoot } from '../root.ts';
import { sideOfFile, sideOfProgram } from '../side-of.ts';

/**
 * Refuses an import, in whatever form, that leads where the room of its file may not look. It judges
 * the resolved path, so that an alias, a climb through siblings or a worker by URL are all one.
 */
export const roomImports = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    messages: { refused: '{{reason}} (ARCHITECTURE.md, direction of dependencies).' },
  },
  create(context) {
    const from = fromRoot(context.filename);
    return {
      Program(program) {
        const isBrowsers = sideOfProgram(program) === 'client';
        for (const address of findAddresses(program, context.sourceCode.visitorKeys)) {
          const reason = judge(from, address, isBrowsers);
          if (reason === null) continue;
          context.report({ loc: address.node.loc, messageId: 'refused', data: { reason } });
        }
      },
    };
  },
});

function judge(
  from: string,
  address: ReturnType<typeof findAddresses>[number],
  isBrowsers: boolean,
): string | null {
  if (address.text === null) return 'An address is computed: write out where it leads';
  const target = resolveAddress(address.text, from);
  return (
    judgeImport(from, target) ??
    (isBrowsers ? judgeBrowserImport(address.kind, target, sideOfFile) : null) ??
    judgeSpelling(from, address, target)
  );
}
