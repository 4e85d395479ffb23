import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { orEmpty } from '#domain/or-empty.ts';
import { present } from '#domain/present.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { formatTable, type TableFormat } from './format-table.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';

const labels = {
  arms: [
    { key: 'deci30', label: 'DeciDiffusion 1.0 30 Iterations' },
    { key: 'sd50', label: 'StableDiffusion v1.5 50 Iterations' },
  ],
  questions: [
    { id: 'aesthetics', title: 'Better image aesthetics' },
    { id: 'alignment', title: 'Better prompt alignment' },
  ],
};
const table = buildResultTable(cardVotes(), { ...labels, replicates: 0 });

const hostile = buildResultTable(cardVotes(), {
  replicates: 0,
  arms: [{ key: 'deci30', label: '=A|B & <i>50%_{x}\\</i>' }],
});

describe('formatTable', () => {
  it('prints the card’s table to the decimal in Markdown', () => {
    expect(formatTable(table, { format: 'markdown' })).toBe(
      [
        '|Answer| Better image aesthetics | Better prompt alignment |',
        '|:--|:--|:--|',
        '| DeciDiffusion 1.0 30 Iterations | 41.1% | 20.8% |',
        '| StableDiffusion v1.5 50 Iterations | 30.5% | 18.8% |',
        '| On Par | 26.3% | 39.1% |',
        '| Neither | 2.1% | 11.4% |',
        '| No answer | 0.0% | 9.9% |',
        '',
        ...table.findings.flatMap(({ sentence }) => [sentence, '']),
        'n = 990 votes by 33 raters on 10 prompts for each question. Better image aesthetics sums to 100.0%: every vote has one of the answers. Better prompt alignment sums to 100.0%: 90.1% answered and 9.9% (98 votes) left unanswered. Intervals are at 95%, clustered by rater and prompt.',
        '',
      ].join('\n'),
    );
  });

  it('leaves the row of unanswered votes out when there are none', () => {
    const answered = cardVotes().filter((row) => row.question === 'aesthetics');
    const text = formatTable(buildResultTable(answered, { replicates: 0 }), { format: 'markdown' });
    expect(text).not.toContain('No answer');
  });

  it('says when rounding keeps a column from 100.0%, and can avoid it', () => {
    const [row] = cardVotes();
    if (!row) throw new Error('the fixture has votes');
    const thirds = (['left', 'on_par', 'neither'] as const).map((answer, i) => ({
      ...row,
      answer,
      trial: `t${i}`,
    }));
    const three = buildResultTable(thirds, { replicates: 0 });
    expect(formatTable(three, { format: 'markdown' })).toContain(
      'aesthetics sums to 99.9%: each row is rounded by itself.',
    );
    expect(formatTable(three, { format: 'markdown', rounding: 'largest-remainder' })).toContain(
      'aesthetics sums to 100.0%',
    );
  });

  it('prints CSV that reads back, with n and sums, safe in a spreadsheet', () => {
    expect(parse(formatTable(table, { format: 'csv' }))).toEqual([
      ['Answer', 'Better image aesthetics', 'Better prompt alignment'],
      ['DeciDiffusion 1.0 30 Iterations', '41.1%', '20.8%'],
      ['StableDiffusion v1.5 50 Iterations', '30.5%', '18.8%'],
      ['On Par', '26.3%', '39.1%'],
      ['Neither', '2.1%', '11.4%'],
      ['No answer', '0.0%', '9.9%'],
      ['n', '990', '990'],
      ['Raters', '33', '33'],
      ['Prompts', '10', '10'],
      ['Column sum', '100.0%', '100.0%'],
      ['Level of intervals', '95%', '95%'],
      ...table.findings.map(({ sentence }) => ['Finding', sentence, '']),
    ]);
    expect(formatTable(hostile, { format: 'csv' })).toContain("\r\n'=A|B & <i>");
  });

  it('escapes for LaTeX, HTML and Markdown', () => {
    expect(formatTable(hostile, { format: 'latex' })).toContain(
      '=A\\textbar{}B \\& \\textless{}i\\textgreater{}50\\%\\_\\{x\\}\\textbackslash{}\\textless{}/i\\textgreater{} & 41.1 & 20.8 \\\\',
    );
    expect(formatTable(hostile, { format: 'html' })).toContain(
      '<th scope="row">=A|B &amp; &lt;i&gt;50%_{x}\\&lt;/i&gt;</th><td>41.1%</td>',
    );
    expect(formatTable(hostile, { format: 'markdown' })).toContain(
      '| =A\\|B & \\<i>50%\\_{x}\\\\\\</i> | 41.1% |',
    );
  });

  it('puts the interval beside each share, named by its level', () => {
    const [cell] = at(table.questions, 0).cells;
    const [low, high] = present(cell, 'a cell').ci.map((end) => end.toFixed(1));
    const print = (format: TableFormat): string => formatTable(table, { format, intervals: true });
    expect(print('markdown')).toContain(
      '|Answer| Better image aesthetics (95% interval) | Better prompt alignment (95% interval) |',
    );
    for (const format of ['markdown', 'csv', 'html'] as const) {
      expect(print(format)).toContain(`41.1% [${low}, ${high}]`);
    }
    expect(print('latex')).toContain(`& 41.1 & {[}${low} & ${high}{]} &`);
    expect(print('latex')).toContain('with 95\\% intervals');
  });

  it('says what was found in every format', () => {
    const [aesthetics] = table.findings;
    const sentence = present(aesthetics, 'a finding').sentence;
    for (const format of ['markdown', 'csv', 'latex', 'html', 'json'] as const) {
      const plain = formatTable(table, { format }).replaceAll('\\', '');
      expect(plain).toContain(sentence);
    }
  });

  it('prints tidy CSV, one row a question and answer, numbers as numbers', () => {
    const rows: Record<string, string>[] = parse(formatTable(table, { format: 'csv-tidy' }), {
      columns: true,
    });
    expect(rows).toHaveLength(9);
    const cells = table.questions.flatMap(({ id, cells: own }) =>
      own.map((cell) => ({ id, ...cell })),
    );
    rows.forEach((row, i) => {
      const cell = at(cells, i);
      expect([row['question'], row['answer'], row['arm']]).toEqual([
        cell.id,
        cell.row,
        orEmpty(cell.arm),
      ]);
      expect(
        ['count', 'percent', 'interval_low_percent', 'interval_level'].map((c) => Number(row[c])),
      ).toEqual([cell.count, cell.percent, cell.ci[0], 0.95]);
    });
  });

  it('prints LaTeX with caption, label, rules and aligned columns, in ASCII', () => {
    const named = buildResultTable(cardVotes(), {
      replicates: 0,
      arms: [{ key: 'deci30', label: '[日本語] “é” 🎨 —\n\\input{x}' }],
    });
    const latex = formatTable(named, { format: 'latex' });
    for (const part of [
      '\\caption{',
      '\\label{tab:',
      'S[table-format=3.1]',
      '{booktabs}',
      '{siunitx}',
    ]) {
      expect(latex).toContain(part);
    }
    expect(latex).toContain(
      "{\\raggedright {[}\\onparchar{26085}{U+65E5}\\onparchar{26412}{U+672C}\\onparchar{35486}{U+8A9E}{]} ``{}\\'{e}''{} \\onparchar{127912}{U+1F3A8} --- \\textbackslash{}input\\{x\\}\\strut} &",
    );
    expect(latex).toContain('\\DeclareRobustCommand{\\onparchar}');
    expect(latex).toMatch(/^[\x0a\x20-\x7e]*$/);
    expect(formatTable(table, { format: 'latex' })).not.toContain('onparchar');
  });

  it('prints an HTML document that opens alone', () => {
    const html = formatTable(table, { format: 'html' });
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">[^]*<\/html>\n$/);
    expect(html).not.toMatch(/\b(src|href)=/);
  });

  it('keeps full precision in JSON', () => {
    const parsed: typeof table = JSON.parse(formatTable(table, { format: 'json' }));
    expect(parsed.questions[0]?.cells[0]?.percent).toBe((100 * 407) / 990);
  });

  it('adds a table for each part of a breakdown', () => {
    const parts = buildResultTable(cardVotes(), { ...labels, replicates: 0, by: 'category' });
    const markdown = formatTable(parts, { format: 'markdown' });
    expect(markdown.match(/\|Answer\|/g)).toHaveLength(3);
    expect(markdown).toContain('**category: Produce & Plants** (exploratory)');
    const records: string[][] = parse(formatTable(parts, { format: 'csv' }));
    expect(records[0]?.[0]).toBe('category');
    expect(new Set(records.slice(1).map((r) => r[0]))).toEqual(
      new Set(['all', 'Animals', 'Produce & Plants']),
    );
  });

  describe('of votes with something to be told', () => {
    const votes = cardVotes().map((row) => ({ ...row, simulated: row.rater === 'r1' }));
    const told = buildResultTable(votes, {
      ...labels,
      replicates: 0,
      by: 'category',
      look: { number: 1, of: 2, votes: 495 },
      faults: ['2 questions were answered differently', 'One act was refused.'],
      deviations: [
        {
          at: '2026-01-02T03:04:05.678Z',
          kind: 'looked early',
          reason: 'a | <b> & 50% of "them"',
          detail: null,
        },
      ],
    });
    const plain = { markdown: /[\\]/g, latex: /[\\{}]/g, html: /&[a-z]+;/g, csv: /"/g };

    it.each(['markdown', 'csv', 'latex', 'html'] as const)('says so in %s', (format) => {
      const text = formatTable(told, { format }).replace(plain[format], '');
      expect(text).toContain('1 of 33 raters are simulated');
      expect(text).toContain('Planned look 1 of 2: only the first 495 votes');
      expect(text).toMatch(/Deviation, looked early \(2026-01-02 03:04 UTC\): a .*50% of/);
      expect(text).toContain('2 questions were answered differently.');
      expect(text.match(/One act was refused\./g)).toHaveLength(1);
      // where the votes are from is said of every part; deviations are of the study
      expect(text.match(/are simulated/g)).toHaveLength(3);
      expect(text.match(/Deviation,/g)).toHaveLength(1);
    });

    it('says so in JSON', () => {
      const json: unknown = JSON.parse(formatTable(told, { format: 'json' }));
      expect(json).toMatchObject({
        simulated: { raters: 1, of: 33 },
        look: { number: 1, of: 2, votes: 495 },
        deviations: [{ kind: 'looked early' }],
        faults: ['2 questions were answered differently', 'One act was refused.'],
      });
      expect(told.warnings).toEqual(expect.arrayContaining(told.faults));
      expect(JSON.parse(formatTable(table, { format: 'json' }))).toMatchObject({
        simulated: null,
        look: null,
        deviations: [],
        faults: [],
      });
    });

    it('stays CSV of one width', () => {
      const records: string[][] = parse(formatTable(told, { format: 'csv' }));
      expect(new Set(records.map((record) => record.length))).toEqual(new Set([4]));
    });
  });
});
