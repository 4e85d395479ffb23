import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { expect, it, vi } from 'vitest';
import { buildProgram, runOnPar } from './onpar.ts';

const onpar = (...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/onpar.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

it('answers no command that is not there with 0, nor one below another, nor for help on it', () => {
  for (const args of [
    ['nosuch'],
    ['nosuch', '--help'],
    ['help', 'nosuch'],
    ['study', 'nosuch'],
    ['study', 'nosuch', '--help'],
    ['help', 'study', 'nosuch'],
    ['toString', '--help'],
  ]) {
    const { status, said } = onpar(...args);
    expect([args, status]).toEqual([args, 2]);
    expect(said).toContain('unknown command');
  }
});

it('gives the help of the very command that help is asked for', () => {
  expect(onpar('help', 'study', 'open').said).toContain('Usage: onpar study open');
  expect(onpar('up', 'extra')).toMatchObject({
    status: 2,
    said: expect.stringContaining("'extra' is nothing that up takes"),
  });
});

it('says which command was meant, and takes the usual word for a list', () => {
  expect(onpar('tabel').said).toContain("unknown command 'tabel' (did you mean table?)");
  expect(onpar('study', 'list', '--help').said).toContain('counts of images, raters and votes');
});

it('answers nothing that is not there with 0, wherever it is asked for', async () => {
  const silenced = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const taken: string[] = [];
  for (const { path, command } of commandsBelow(await buildProgram())) {
    for (const call of callsOfNothing(path, command)) {
      if ((await runOnPar(['node', 'onpar', ...call])) !== 2) taken.push(call.join(' '));
    }
  }
  silenced.forEach((write) => write.mockRestore());
  expect(taken).toEqual([]);
});

it('shows an example in the help of every command', async () => {
  const without = commandsBelow(await buildProgram()).filter(({ path, command }) => {
    const help = captureHelp(command);
    const example = /^Examples?:\n(?: {2}.*\n)*? {2}.*\bonpar (.*)/m.exec(help)?.[1];
    return !`${example ?? '-'} `.startsWith(path.length === 0 ? '' : `${path.join(' ')} `);
  });
  expect(without.map(({ path }) => path.join(' '))).toEqual([]);
});

type Below = { path: string[]; command: Command };

function commandsBelow(command: Command, path: string[] = []): Below[] {
  const below = command.commands.flatMap((one) => commandsBelow(one, [...path, one.name()]));
  return [{ path, command }, ...below];
}

/** Ways to ask for what is not there, below a command. */
function callsOfNothing(path: string[], { commands, registeredArguments }: Command): string[][] {
  const always = [
    ['help', ...path, 'nosuch'],
    [...path, '--nosuch'],
  ];
  if (registeredArguments.length > 0) return always;
  const named = [
    [...path, 'nosuch'],
    [...path, 'nosuch', '--help'],
  ];
  if (commands.length === 0) return [...always, ...named];
  const help = [...path, 'help', 'nosuch'];
  return [...always, ...named, help, [...path, '--help', 'nosuch'], [...path, '-h', 'nosuch']];
}

function captureHelp(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
}

it('gives its version for -v and -V, and help with the commands below commands', () => {
  for (const flag of ['-v', '-V', '--version']) {
    expect(onpar(flag)).toMatchObject({ status: 0, said: '0.1.0\n' });
  }
  expect(onpar('--help').said).toMatch(/ study create \| open \| close/);
  expect(onpar('study', '--help').status).toBe(0);
  expect(onpar('report', 'no-such-study', '--help').status).toBe(0);
});

it('goes on to its end, without a word, when whoever read its output has gone', async () => {
  const child = spawn(process.execPath, ['cli/onpar.ts', '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([status, said]).toEqual([0, '']);
});
