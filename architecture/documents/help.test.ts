import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { buildProgram } from '#cli/onpar.ts';
import { examplesOf, helpOf } from './help-of.ts';
import { nameOf } from './judge-command.ts';
import { parseCall } from './parse-call.ts';
import { shellWords } from './shell-words.ts';

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
const program = await buildProgram();
const commands = leaves(program).map((command) => [nameOf(command), helpOf(command)] as const);

describe('--help', () => {
  it.each([...commands, ['onpar', helpOf(program)] as const])(
    'of %s shows examples that the command line reads',
    async (_, help) => {
      const examples = examplesOf(help);
      expect(examples).not.toEqual([]);
      for (const example of examples) {
        const [words] = shellWords(example);
        const [onpar, ...rest] = present(words, 'the words of an example');
        const refused = await parseCall(await buildProgram(rest), rest);
        expect({ example, onpar, refused }).toEqual({ example, onpar: 'onpar', refused: null });
      }
    },
  );
});
