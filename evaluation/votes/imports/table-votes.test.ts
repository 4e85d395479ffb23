import { describe, expect, it } from 'vitest';
import { refusalOf } from '../test-refusal.ts';
import { importVotes, type ImportedVotes } from './import-votes.ts';

function read(text: string, map: string[] = []): Promise<ImportedVotes> {
  const file = { name: 'f', bytes: Buffer.from(text) };
  return importVotes({ file, from: 'csv', study: 's', map, arms: null });
}

const refusal = (...call: Parameters<typeof read>): Promise<string> => refusalOf(read(...call));

const said = ({ rows }: ImportedVotes): string[] =>
  rows.map((row) => `${row.rater} ${row.left_arm}/${row.right_arm} ${row.answer}`);

describe('a table', () => {
  it('is read by the names of its columns, or as it is mapped', async () => {
    const text = 'who,p,first,second,better\nann,1,A,B,B\nbob,1,B,A,draw\n';
    const map = ['rater=who', 'prompt=p', 'arm_a=first', 'arm_b=second', 'answer=better'];
    expect(said(await read(text, map))).toEqual(['R1 A/B right', 'R2 B/A on_par']);
    expect(await refusal(text)).toMatch(/line 2 does not tell the two arms .*--map left=COLUMN/);
    expect(await refusal(text, ['ratter=who'])).toMatch(/"ratter".*rater is likely meant/);
  });

  it('finds columns in any case, and the very name first', async () => {
    const text = 'Rater,Prompt,Left,RIGHT,Answer\nann,1,A,B,left\n';
    expect(said(await read(text))).toEqual(['R1 A/B left']);
    const both = 'who,WHO,prompt,left,right,answer\nann,bob,1,A,B,left\nann,eve,2,A,B,left\n';
    expect(said(await read(both, ['rater=WHO']))).toEqual(['R1 A/B left', 'R2 A/B left']);
    expect(said(await read(both, ['rater=who']))).toEqual(['R1 A/B left', 'R1 A/B left']);
  });

  it('gives two votes of a rater on one pair two comparisons, and names an arm in two spellings', async () => {
    const head = 'rater,prompt,left,right,answer\n';
    const { rows } = await read(`${head}r,1,A,B,left\nr,1,A,B,right\n`);
    expect(rows.map(({ comparison }) => comparison)).toEqual(['0', '1']);
    expect(await refusal(`${head}r,1,A,B,left\nr,2,A,b,left\n`)).toMatch(
      /^f, line 3: right_arm "b" is most likely a typo for "B" of line 2/,
    );
  });

  it('is refused where two raters are most likely one, or a name cannot be printed', async () => {
    const head = 'rater,prompt,left,right,answer,question\n';
    expect(await refusal(`${head}Ann,1,A,B,left,q\nann,2,A,B,left,q\n`)).toMatch(
      /^f, line 3: rater "ann" is most likely a typo for "Ann" of line 2/,
    );
    for (const [column, row] of [
      ['rater', `${'r'.repeat(301)},1,A,B,left,q`],
      ['left_arm', `r,1,${'A'.repeat(301)},B,left,q`],
      ['question', `r,1,A,B,left,${'q'.repeat(301)}`],
    ])
      expect(await refusal(`${head}${row}\n`)).toMatch(
        new RegExp(`^f, line 2: ${column} ".+ is longer than 300 characters`),
      );
  });

  it('says of a number of another country how to write it', async () => {
    const ratings = 'rater;prompt;model;rating\na;1;X;4,5\na;1;Y;3\n';
    expect(await refusal(ratings)).toMatch(/line 2 .*"4,5" is no number: .*write 4\.5/);
    const timed = 'rater;left;right;answer;response_ms\na;A;B;left;1.200,5\n';
    expect(await refusal(timed)).toMatch(/line 2: "1\.200,5" .*write 1200\.5/);
    const either = 'rater,left,right,answer,response_ms\na,A,B,left,2.500\n';
    expect(await refusal(either)).toMatch(
      /line 2: "2\.500" may be two numbers: .*write 2\.5 or 2500;/,
    );
    const cut = 'rater,left,right,answer,response_ms\na,A,B,left,1200,5\n';
    expect(await refusal(cut)).toMatch(/line 2 has 6 fields .*a decimal comma is cut in two/);
  });

  it('of ratings becomes pairs: the higher one is preferred, equal ones are on par, none is neither', async () => {
    const text = 'rater,prompt,model,score\na,1,X,0.5\na,1,Y,1\na,1,Z,0.5\nb,1,X,0\nb,1,Y,0\n';
    const found = await read(text, ['arm=model', 'rating=score']);
    expect(said(found)).toEqual(['R1 X/Y right', 'R1 X/Z on_par', 'R1 Y/Z left', 'R2 X/Y on_par']);
    expect(found.warnings[0]).toMatch(/^5 ratings of single images became 4 pairs/);
    expect(await refusal(`${text}b,1,Y,1\n`, ['arm=model', 'rating=score'])).toMatch(
      /line 7 contradicts line 6: "Y" has two ratings/,
    );
  });
});
