import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { votesCsv } from '#evaluation/votes/fixtures/votes-csv.ts';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { powerCommand } from './power.ts';
import { tableCommand } from './table.ts';

const ENTRY = fileURLToPath(new URL('../onpar.ts', import.meta.url));
let folder: string;
let votes: string;
let labels: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onpar-table-'));
  votes = file('votes.csv', votesCsv(cardVotes()));
  labels = file(
    'labels.yaml',
    [
      'deci30: DeciDiffusion 1.0 30 Iterations',
      'sd50: StableDiffusion v1.5 50 Iterations',
      'aesthetics: Better image aesthetics',
      'alignment: Better prompt alignment',
    ].join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Ran = { code: number | null; out: string; err: string };

/** Runs the command as a process of its own. */
function spawnOnpar(args: string[], input?: string): Ran {
  const ran = spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', input });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** Runs the command within this process, which is what most stories need. */
async function onpar(args: string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const listen = (name: 'out' | 'err') => (text: string | Uint8Array) => {
    written[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen('err')),
  ];
  const command = args[0] === 'power' ? powerCommand() : tableCommand();
  try {
    await command.exitOverride().parseAsync(args.slice(1), { from: 'user' });
    return { code: 0, ...written };
  } catch (error) {
    if (error instanceof CommanderError) return { code: 2, ...written };
    if (!(error instanceof UserError)) throw error;
    return { code: error.exitCode, out: written.out, err: error.message };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

describe('onpar table', () => {
  it('prints the table of the model card from a file of votes', () => {
    const { code, out } = spawnOnpar(['table', '--votes', votes, '--labels', labels]);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 7)).toEqual([
      '|Answer| Better image aesthetics | Better prompt alignment |',
      '|:--|:--|:--|',
      '| DeciDiffusion 1.0 30 Iterations | 41.1% | 20.8% |',
      '| StableDiffusion v1.5 50 Iterations | 30.5% | 18.8% |',
      '| On Par | 26.3% | 39.1% |',
      '| Neither | 2.1% | 11.4% |',
      '| No answer | 0.0% | 9.9% |',
    ]);
    expect(out).toMatch(/n = 990 votes by 33 raters on 10 prompts .* 90\.1% answered and 9\.9%/);
  });

  it('prints one JSON document, from standard input too, and nothing beside it', () => {
    const { code, out, err } = spawnOnpar(
      ['table', '--votes', '-', '--json', '--replicates', '100'],
      votesCsv(cardVotes()),
    );
    expect([code, err]).toEqual([0, '']);
    const table = JSON.parse(out) as { questions: object[] };
    expect(Object.keys(table)).toEqual(
      expect.arrayContaining([
        'study',
        'questions',
        'multiplicity',
        'balance',
        'deviations',
        'warnings',
      ]),
    );
    expect(Object.keys(at(table.questions, 0))).toEqual(
      expect.arrayContaining([
        'id',
        'title',
        'n',
        'raters',
        'prompts',
        'cells',
        'column_sum_percent',
        'sign_test',
        'net_preference',
        'equivalence',
        'agreement',
        'side_bias',
        'fragility',
        'by_arm_pairs',
        'davidson',
      ]),
    );
  });

  it('puts arms in the order asked for and takes every format', async () => {
    const { out } = await onpar([
      'table',
      '--votes',
      votes,
      '--order',
      'sd50,deci30',
      '--format',
      'csv',
    ]);
    expect(out.split('\r\n')[1]).toBe('sd50,30.5%,18.8%');
    const latex = await onpar(['table', '--votes', votes, '--format', 'latex']);
    expect(latex.out).toContain('\\toprule');
    const html = await onpar(['table', '--votes', votes, '--format', 'html']);
    expect(html.out).toContain('<tfoot>');
    const parts = await onpar(['table', '--votes', votes, '--by', 'rater', '--format', 'markdown']);
    expect(parts.out.match(/\(exploratory\)/g)).toHaveLength(33);
  });

  it('ends with one sentence and status 1 for a bad file, 2 for a bad call', async () => {
    const header = votesCsv([]);
    const answers: [string[], number, RegExp][] = [
      [['--votes', file('empty.csv', '')], 1, /empty\.csv is empty/],
      [
        ['--votes', file('header.csv', header)],
        1,
        /header\.csv has a header line and no vote under it/,
      ],
      [
        ['--votes', file('short.csv', header.replace(',kind', ''))],
        1,
        /line 1: the header has no column "kind"/,
      ],
      [
        ['--votes', file('binary.csv', Uint8Array.of(137, 80, 78, 71, 0, 1))],
        1,
        /is a PNG image, and no text/,
      ],
      [['--votes', join(folder, 'missing.csv')], 2, /cannot be read \(there is no/],
      [['--votes', folder], 2, /is a folder/],
      [[], 2, /Give either a study or --votes FILE/],
      [['--votes', votes, '--order', 'sd51'], 2, /There is no arm "sd51"/],
      [['--votes', votes, '--order', 'SD50,deci30'], 2, /did you mean "sd50"\?/],
      [['--votes', votes, '--primary', 'aesthetic'], 2, /did you mean "aesthetics"\?/],
      [
        ['--votes', votes, '--labels', file('row.yaml', 'deci30: A\nsd50: On Par')],
        2,
        /row\.yaml, line 2: the label "On Par" of "sd50" is the name of a row/,
      ],
      [['--votes', votes, '--format', 'pdf'], 2, /Allowed choices are markdown/],
    ];
    for (const [args, status, sentence] of answers) {
      const { code, out, err } = await onpar(['table', ...args]);
      expect([code, out, err]).toEqual([status, '', expect.stringMatching(sentence)]);
    }
    const ran = spawnOnpar(['table', '--votes', join(folder, 'binary.csv')]);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(/^onpar: [^\n]* is a PNG image, and no text[^\n]*\n$/);
  });
});

describe('onpar power', () => {
  it('says by formula and by simulation whether a design is large enough', async () => {
    const { code, out } = await onpar([
      ...'power --raters 20 --prompts 20 --replicates 1 --win-share 0.6 --ties 0 --neither 0'.split(
        ' ',
      ),
      ...'--icc-rater 0 --icc-prompt 0 --simulations 100 --json'.split(' '),
    ]);
    expect(code).toBe(0);
    const { formula, simulation } = JSON.parse(out) as Record<string, Record<string, unknown>>;
    expect(formula).toMatchObject({
      decisive_votes: 194,
      votes_needed: 194,
      design_effect: 1,
      raters_needed: 10,
      enough: true,
    });
    expect(simulation?.['power_clustered']).toBeGreaterThan(0.85);
  });

  it('refuses a call that cannot be answered', async () => {
    expect((await onpar(['power', '--ties', '0.6', '--neither', '0.4'])).code).toBe(2);
    expect((await onpar(['power', '--win-share', '0.5'])).err).toMatch(/is no difference to find/);
    expect((await onpar(['power', '--prompts', '0'])).code).toBe(2);
  });
});
