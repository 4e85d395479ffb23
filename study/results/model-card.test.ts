import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table-options.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { formatModelCard } from './model-card.ts';
import type { TimedImage } from '../runtime/image-runtimes.ts';
import { studyRuntime } from '../runtime/study-runtime.ts';

let protocol: Protocol;

beforeAll(async () => {
  const file = new URL('../../studies/decidiffusion.yaml', import.meta.url);
  protocol = parseProtocol(await readFile(file, 'utf8'), 'decidiffusion.yaml').protocol;
});

function table(options: ResultTableOptions = {}): ResultTable {
  const { arms, questions } = protocol;
  return resultTableOf(tallyVotes(cardVotes()), { arms, questions, replicates: 0, ...options });
}

/** Seconds per image of the published card's own runtime table. */
const timed = (key: string, steps: number, seconds: number): TimedImage => ({
  arm: { key, steps },
  device: { used: 'cuda', name: 'NVIDIA A10' },
  precision: 'float16',
  latency_ms: { total: 1000 * seconds },
});

describe('the model card of the published study', () => {
  it('has the card’s table to the decimal, and its runtime table in its form', () => {
    const images = [timed('deci30', 30, 1.29), timed('sd50', 50, 2.95)];
    const card = formatModelCard(table(), {
      protocol,
      frozen_sha256: 'a'.repeat(64),
      runtime: studyRuntime([], images),
    });
    expect(card).toContain(
      [
        '|Answer| Better image aesthetics | Better prompt alignment |',
        '|:--|:--|:--|',
        '| DeciDiffusion 1.0 30 Iterations | 41.1% | 20.8% |',
        '| StableDiffusion v1.5 50 Iterations | 30.5% | 18.8% |',
        '| On Par | 26.3% | 39.1% |',
        '| Neither | 2.1% | 11.4% |',
      ].join('\n'),
    );
    expect(card).toContain(
      [
        '| Seconds per image | decidiffusion-1.0 | stable-diffusion-1.5 |',
        '|:--|:--|:--|',
        '| cuda (NVIDIA A10), float16, 30 Iterations | 1.29, n = 1 |  |',
        '| cuda (NVIDIA A10), float16, 50 Iterations |  | 2.95, n = 1 |',
      ].join('\n'),
    );
    expect(card).toContain('10 prompts were drawn at random from PartiPrompts (seed 0).');
    expect(card).toContain('guidance 7.5, rescale 0.7');
    expect(card.match(/^#+ .*$/gm)).toEqual([
      '## Evaluation',
      '### Protocol',
      '### Results',
      '### Runtime',
      '### Limits',
    ]);
  });

  it('says each finding once, above the table', () => {
    const card = formatModelCard(table(), {
      protocol,
      frozen_sha256: null,
      runtime: studyRuntime([], []),
    });
    for (const { sentence } of table().findings) {
      expect(card.split(sentence)).toHaveLength(2);
      expect(card.indexOf(sentence)).toBeLessThan(card.indexOf('|Answer|'));
    }
    expect(card).not.toContain('### Runtime');
  });

  it('lists deviations, and who was left out, and says what is not at hand', () => {
    const deviations = [
      { at: '2026-01-02T03:04:05.678Z', kind: 'looked early', reason: 'a talk', detail: null },
    ];
    const excluded = [{ rater: 'r1', reason: 'gold accuracy 1 of 3, below 0.5' }];
    const card = formatModelCard(table({ deviations, excluded }), null);
    expect(card).toContain('Deviation, looked early (2026-01-02 03:04 UTC): a talk.');
    expect(card).toContain('- 1 rater left out by the declared rule.');
    expect(card).toContain('whose protocol is not at hand');
  });

  it('takes names with Markdown in them for text', () => {
    const arms = [{ key: 'deci30', label: '[x](http://y) | <b> *z*' }];
    const card = formatModelCard(table({ arms }), null);
    expect(card).not.toMatch(/\[x\]\(|[^\\]<b>|[^\\]\*z/);
  });
});
