import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../test-refusal.ts';
import { at } from '#domain/at.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { importVotes, type VoteSource } from './import-votes.ts';

type Read = { rows: VoteRow[]; warnings: string[] };

function read(text: string, from: VoteSource, map: string[] = [], arms?: string): Promise<Read> {
  const file = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });
  return importVotes({
    file: file('f', text),
    ...{ from, study: 's', map },
    arms: arms === undefined ? null : file('arms.csv', arms),
  });
}

const refusal = (...call: Parameters<typeof read>): Promise<string> => refusalOf(read(...call));

const said = ({ rows }: Read): string[] =>
  rows.map((row) => `${row.rater} ${row.left_arm}/${row.right_arm} ${row.answer}`);

const battle = (winner: string, judge = 'u'): object => ({
  ...{ model_a: 'north', model_b: 'south', winner, judge, tstamp: 1_700_000_000.5 },
});

describe("an arena's log", () => {
  it('gives the same votes as JSON, JSON lines and a table', async () => {
    const battles = ['model_a', 'tie (bothbad)', 'tie', 'model_b'].map((w, i) =>
      battle(w, `u${i % 2}`),
    );
    const wanted = [
      'R1 north/south left',
      'R2 north/south neither',
      'R1 north/south on_par',
      'R2 north/south right',
    ];
    const table = [Object.keys(battle('')), ...battles.map((it): unknown[] => Object.values(it))];
    const lines = battles.map((it) => JSON.stringify(it));
    for (const text of [
      JSON.stringify(battles),
      JSON.stringify(battles, null, 1),
      lines.join('\n'),
      `${lines.join('\r\n\r\n')}\r\n`,
      table.map((row) => row.join(',')).join('\n'),
      table.map((row) => row.join(';')).join('\r'),
    ]) {
      const found = await read(text, 'arena');
      expect(said(found)).toEqual(wanted);
      expect(found.rows.map(({ sides }) => sides)).toEqual([
        'unknown',
        'unknown',
        'unknown',
        'unknown',
      ]);
      expect(at(found.rows, 0).answered_at).toBe('2023-11-14T22:13:20.500Z');
      expect(found.warnings.join(' ')).toMatch(/which side.*for which prompt.*which question/);
    }
  });

  it.each([
    ['both_bad', 'neither'],
    ['tie (bothbad)', 'neither'],
    ['bothbad_vote', 'neither'],
    ['Both are bad', 'neither'],
    ['tievote', 'on_par'],
    ['rightvote', 'right'],
    ['south', 'right'],
  ])('takes %s for %s', async (word, answer) => {
    expect(at((await read(JSON.stringify([battle(word)]), 'arena')).rows, 0).answer).toBe(answer);
  });

  it('knows sides where the log tells which was clicked, and passes over what is no vote', async () => {
    const log = ['leftvote', 'chat', 'bothbad_vote'].map((type, i) =>
      JSON.stringify({ type, models: ['x', 'y'], ip: '1', tstamp: 1_700_000_000 + i }),
    );
    const { rows, warnings } = await read(log.join('\n'), 'arena');
    expect(rows.map(({ answer, sides }) => [answer, sides])).toEqual([
      ['left', ''],
      ['neither', ''],
    ]);
    expect(warnings[0]).toBe('Passed over, as no votes: 1 record of "chat".');
  });

  it('refuses a word that it does not know with its line and what is known, until it is told', async () => {
    const text = JSON.stringify([battle('tie'), battle('meh')], null, 1);
    expect(await refusal(text, 'arena')).toMatch(
      /^f, line 9: "meh" is no answer.*bothbad.*--map "answer\.meh=left"/,
    );
    const { rows } = await read(text, 'arena', ['answer.meh=none']);
    expect(rows.map(({ answer }) => answer)).toEqual(['on_par', '']);
  });

  it.each(['-1', '- 2', '\u22121', '!A', '≠ 1', '<b', '¬ left'])(
    'refuses %s, whose sign is no ornament, until it is told',
    async (word) => {
      const text = JSON.stringify([battle(word)], null, 1);
      expect(await refusal(text, 'arena')).toMatch(/is no answer that is known/);
      const { rows } = await read(text, 'arena', [`answer.${word}=right`]);
      expect(at(rows, 0).answer).toBe('right');
    },
  );

  it.each(['Model A', 'model a', 'MODEL_A'])('takes %s for the arm of that name', async (word) => {
    const named = { ...battle(word), model_a: 'Model B', model_b: 'Model A' };
    expect(at((await read(JSON.stringify([named]), 'arena')).rows, 0).answer).toBe('right');
  });

  it('counts records where a file has them all on one line', async () => {
    const text = JSON.stringify([battle('tie'), battle('tie'), battle('meh')]);
    expect(await refusal(text, 'arena')).toMatch(
      /^f \(each record counted as a line\), line 3: "meh"/,
    );
  });

  it('finds the prompt in turns of parts, and says what there is where nothing says who won', async () => {
    const conversation_a = [{ role: 'user', content: [{ type: 'text', text: 'a fox' }] }];
    const { rows } = await read(JSON.stringify([{ ...battle('tie'), conversation_a }]), 'arena');
    expect(at(rows, 0).prompt_id).toBe('a fox');
    const other = JSON.stringify([{ caption: 'a cat', label_0: 1, model_0: 'x' }]);
    expect(await refusal(other, 'arena')).toMatch(
      /^f has no vote of an arena: .*caption, label_0, model_0.*--from csv/,
    );
    expect(await refusal('PAR1 and bytes', 'arena')).toMatch(/^f is a Parquet file, and no text/);
  });

  it('is refused or read whatever it holds, with the line of what is wrong', async () => {
    const word = fc.constantFrom('tie', 'x', '', 'model_a');
    const record = fc.record(
      {
        model_a: word,
        model_b: fc.constantFrom('b', 'B', 'x'),
        winner: word,
        judge: fc.string(),
        tstamp: fc.oneof(fc.double(), fc.string()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record), async (records) => {
        const answer = await refusal(JSON.stringify(records, null, 1), 'arena');
        expect(answer).toMatch(/^(accepted$|f, line \d+|f has no vote)/);
      }),
    );
    for (const text of ['', '[', '{"a": ', '[1, 2]', 'null', '[{}] x', '{"model_a": "a"', 'a,b\n1'])
      expect(await refusal(text, 'arena')).toMatch(/^f[ ,]/);
  });
});

const annotation = (by: unknown, result: object[]): object => ({
  completed_by: by,
  result,
  lead_time: 2.5,
});
const pairwise = (selected: string, from_name = 'pw') => ({
  type: 'pairwise',
  from_name,
  value: { selected },
});
const choice = (word: string, from_name = 'tie') => ({
  type: 'choices',
  from_name,
  value: { choices: [word] },
});
const task = (
  id: number,
  annotations: object[],
  data: object = { arm1: 'x', arm2: 'y' },
): object => ({
  ...{
    id,
    annotations,
    data: { prompt: 'a cat', image1: '/d/1.png', image2: '/d/2.png', ...data },
  },
});

describe('a Label Studio export', () => {
  it('gives a vote for each annotator of a task, on one comparison', async () => {
    const annotators = [
      annotation(4, [pairwise('left')]),
      annotation({ id: 5 }, [choice('Neither')]),
    ];
    const found = await read(JSON.stringify([task(1, annotators)]), 'label-studio');
    expect(said(found)).toEqual(['R1 x/y left', 'R2 x/y neither']);
    expect(
      found.rows.map(({ comparison, sides, response_ms: ms }) => [comparison, sides, ms]),
    ).toEqual([
      ['0', '', 2500],
      ['0', '', 2500],
    ]);
  });

  it('counts the last vote of an annotator on a task, and keeps those before it as revisions', async () => {
    const at = (time: string, vote: object): object => ({ ...vote, created_at: time });
    const task1 = task(1, [
      at('2026-01-02T00:00:00Z', annotation(4, [pairwise('right')])),
      at('2026-01-01T00:00:00Z', annotation(4, [pairwise('left')])),
      annotation(5, [pairwise('left')]),
    ]);
    const others = [
      task(2, [annotation(4, [pairwise('left')])]),
      task(3, [annotation(null, [pairwise('left')]), annotation(null, [pairwise('right')])]),
    ];
    const { rows, warnings } = await read(JSON.stringify([task1, ...others]), 'label-studio');
    expect(rows.map(({ trial, answer, revision }) => [trial, answer, revision])).toEqual([
      ['R1-000', 'right', 1],
      ['R1-000', 'left', 0],
      ['R2-000', 'left', 0],
      ['R1-001', 'left', 0],
      ['not-known-000', 'left', 0],
      ['not-known-001', 'right', 0],
    ]);
    expect(warnings).toContainEqual(expect.stringMatching(/^1 vote .* as revisions/));
  });

  it('takes controls that are answered together for questions of their own', async () => {
    const both = annotation(1, [pairwise('left', 'look'), pairwise('right', 'text')]);
    const { rows } = await read(JSON.stringify([task(1, [both])]), 'label-studio');
    expect(rows.map(({ question, answer, trial }) => [question, answer, trial])).toEqual([
      ['look', 'left', 'R1-000'],
      ['text', 'right', 'R1-000'],
    ]);
  });

  it('asks for the arms where they cannot be told, and takes them from a column, a table, or the call', async () => {
    const text = JSON.stringify([task(1, [annotation(1, [pairwise('right')])], { m: 'k' })]);
    expect(await refusal(text, 'label-studio')).toMatch(
      /line 1 does not tell which arm made which image/,
    );
    expect(said(await read(text, 'label-studio', ['left=m', "right='other arm'"]))).toEqual([
      'R1 k/other arm right',
    ]);
    const arms = 'image,arm\n1.png,one\n/d/2.png,two\n';
    expect(said(await read(text, 'label-studio', ['arms=arms.csv'], arms))).toEqual([
      'R1 one/two right',
    ]);
    expect(await refusal(text, 'label-studio', [], 'image,arm\n1.png,one\n')).toMatch(
      /has no image \/d\/2\.png/,
    );
  });

  it('is read as CSV', async () => {
    const text =
      'annotator,choice,created_at,id,arm1,arm2,lead_time\n7,left,2026-01-01T10:00:00Z,11,a,b,12.3\n';
    const found = await read(text, 'label-studio');
    expect(said(found)).toEqual(['R1 a/b left']);
    expect(at(found.rows, 0)).toMatchObject({
      answered_at: '2026-01-01T10:00:00.000Z',
      response_ms: 12300,
    });
  });

  it('of JSON-MIN or CSV has its choices in columns of any name, as they are or as results', async () => {
    const records = [
      { id: 1, arm1: 'x', arm2: 'y', looks: 'left', text: 'Both bad', annotator: 'a@b', n: 2 },
      { id: 2, arm1: 'x', arm2: 'y', looks: [{ selected: 'right' }], text: '{"choices":["Tie"]}' },
    ];
    const found = await read(JSON.stringify(records), 'label-studio', ["prompt='p'"]);
    expect(found.rows.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      ...['looks left', 'text neither', 'looks right', 'text on_par'],
    ]);
    expect(found.warnings[0]).toMatch(/^Taken for choices by what they hold: looks, text\./);
  });

  it('has one question where each annotation answers one of its columns', async () => {
    const csv = 'id,arm1,arm2,pw,none\n1,x,y,"[{""selected"": ""left""}]",\n1,x,y,,Neither\n';
    const { rows } = await read(csv, 'label-studio');
    expect(rows.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      ...['preference left', 'preference neither'],
    ]);
  });

  it('is never read as no answer where something was chosen', async () => {
    for (const pw of [{ rectangle: 1 }, ['left', 'right'], '{"choices":["a","b"]}', 7]) {
      const text = JSON.stringify([{ id: 1, arm1: 'x', arm2: 'y', pw }], null, 1);
      expect(await refusal(text, 'label-studio')).toMatch(/^f, line 2: pw is not one choice/);
    }
    const unnamed = JSON.stringify([{ id: 1, arm1: 'x', arm2: 'y', z: 'left?!x' }]);
    expect(await refusal(unnamed, 'label-studio')).toMatch(/has no choice .*--map answer=COLUMN/);
  });

  it('may have its annotations under the name of old versions', async () => {
    const { annotations: completions, ...rest } = task(1, [annotation(1, [pairwise('right')])]) as {
      annotations: unknown;
    };
    expect(said(await read(JSON.stringify([{ ...rest, completions }]), 'label-studio'))).toEqual([
      'R1 x/y right',
    ]);
  });
});
