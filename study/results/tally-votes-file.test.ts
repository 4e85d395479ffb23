import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tallyVotesFile } from './tally-votes-file.ts';

const HEADER =
  'study,rater,trial,comparison,prompt_id,category,challenge,replicate,question,left_arm,right_arm,answer,kind,order,shown_at,answered_at,response_ms,revision';
const PRACTICE = 's,r,t,c,0,A,B,0,q,a,b,left,practice,0,,,900,0';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-votes-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['a header line alone', [HEADER], 'has a header line and no vote under it'],
  ['a header line and blank rows', [HEADER, '', ',,'], 'has a header line and no vote under it'],
  ['votes of practice alone', [HEADER, PRACTICE], 'has no vote of kind "main"'],
])('a file with %s is refused by its name', async (_, lines, words) => {
  const file = join(folder, 'votes.csv');
  await writeFile(file, lines.join('\n'));
  await expect(tallyVotesFile(file, () => undefined)).rejects.toMatchObject({
    code: 'no-votes',
    message: `${file} ${words}, so there is nothing to put into a table.`,
  });
});
