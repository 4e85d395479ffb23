import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy } from '#study/test-study.ts';
import { buildProgram } from '../onpar.ts';
import { bashScript } from './bash-script.ts';
import { commandWords } from './command-words.ts';
import { fishScript } from './fish-script.ts';
import { namesOfStudies } from '#prisma/names-of-studies.ts';
import { zshScript } from './zsh-script.ts';

const commands = commandWords(await buildProgram());

/** What bash offers for the last of the words that were typed. */
function offered(...typed: string[]): string[] {
  const line = ['onpar', ...typed].map((word) => `'${word}'`).join(' ');
  const asked = `COMP_WORDS=(${line}); COMP_CWORD=${typed.length}; _onpar; printf '%s\n' "\${COMPREPLY[@]}"`;
  const script = `complete() { :; }\nonpar() { echo a-study a-study/fast "asked:$2"; }\n${bashScript(commands)}\n${asked}`;
  const said = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  return said.split('\n').filter((word) => word !== '');
}

it('offers in bash commands, those below them, flags, and the values that are known', () => {
  expect(offered('stu')).toEqual(['study']);
  expect(offered('study', 'o')).toEqual(['open']);
  expect(offered('table', '--form')).toEqual(['--format']);
  expect(offered('table', 'a-study', '--format', 'mark')).toEqual(['markdown']);
  expect(offered('table', 'a-study', '--format', 'markdown', '--by', 'ra')).toEqual(['rater']);
  expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish', 'studies', 'arms']);
  expect(offered('-')).toContain('--debug');
});

it('offers in bash no word where the name of a file may stand', () => {
  expect(offered('table', '--votes', '')).toEqual([]);
  expect(offered('generate', '--out', '')).toEqual([]);
  expect(offered('backup', '')).toEqual([]);
});

it('asks for the names of studies, or of arms, where a command takes them', () => {
  expect(offered('table', 'a-')).toEqual(['a-study', 'a-study/fast']);
  expect(offered('table', 'asked')).toEqual(['asked:studies']);
  expect(offered('users', 'invite', '--study', 'asked')).toEqual(['asked:studies']);
  for (const command of ['fid', 'metrics', 'stats'])
    expect(offered(command, 'asked')).toEqual(['asked:arms']);
  const asking = commands.filter(({ asks }) => asks === 'studies').map(({ path }) => path);
  for (const path of ['run', 'bench', 'report', 'compare', 'study open', 'raters list'])
    expect(asking).toContain(`onpar ${path}`);
});

it('tells the names of the database that runs, and none where there is none', async () => {
  const test = await createTestDatabase();
  try {
    await addPromptsAndModels(test.db);
    await addStudy(test.db);
    const env = { databaseUrl: test.url, homeFolder: '/nowhere' };
    expect(await namesOfStudies('studies', env)).toEqual(['alpha-against-beta']);
    expect(await namesOfStudies('arms', env)).toEqual([
      'alpha-against-beta/alpha',
      'alpha-against-beta/beta',
    ]);
  } finally {
    await test.drop();
  }
  const nowhere = { databaseUrl: undefined, homeFolder: '/nowhere' };
  expect(
    await namesOfStudies('studies', { ...nowhere, databaseUrl: 'postgresql://127.0.0.1:1/none' }),
  ).toEqual([]);
  expect(await namesOfStudies('arms', nowhere)).toEqual([]);
});

it('offers each command and each flag that there is, and nothing else', () => {
  for (const { path, subcommands, options } of commands) {
    const [, ...words] = path.split(' ');
    const names = subcommands.map(({ name }) => name);
    const here = offered(...words, '').filter((word) => !/^a-study|^asked:/.test(word));
    if (names.length > 0) expect(here, path).toEqual(names);
    if (words.length > 1) continue;
    expect(offered(...words, '-'), path).toEqual(options.flatMap(({ flags }) => flags));
  }
});

it('names them all to zsh and to fish too', () => {
  const [zsh, fish] = [zshScript(commands), fishScript(commands)];
  for (const { path, options } of commands) {
    expect(zsh).toContain(`'${path}') onpar_words=`);
    expect(fish).toContain(`__onpar_at \\'${path}\\'`);
    for (const { flags } of options) expect(zsh).toContain(flags.join(' '));
  }
  expect(zsh.startsWith('#compdef onpar\n')).toBe(true);
});
