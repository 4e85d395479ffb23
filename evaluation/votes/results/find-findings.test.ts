import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import type { Finding } from './finding-shape.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import type { ResultTableOptions } from './result-table-options.ts';

const labels = {
  arms: [
    { key: 'deci30', label: 'Deci' },
    { key: 'sd50', label: 'SD' },
  ],
  replicates: 0,
};

function findings(votes: readonly VoteRow[], options: ResultTableOptions = {}): Finding[] {
  return buildResultTable(votes, { ...labels, ...options }).findings;
}

function first(votes: readonly VoteRow[], options: ResultTableOptions = {}): Finding {
  return at(findings(votes, options), 0);
}

/** The votes of some raters alone. */
const by = (...raters: string[]): VoteRow[] =>
  cardVotes().filter(({ rater }) => raters.includes(rater));

describe('findFindings', () => {
  it('says who is preferred, by how much, at what level, and by which test', () => {
    const { sentence, pairs } = first(cardVotes());
    expect(pairs).toMatchObject([{ verdict: 'preferred', preferred: 'deci30', tests: 2 }]);
    expect(sentence).toMatch(
      /^aesthetics: raters prefer Deci to SD, by 10\.6 points of all votes \(95% interval \+\d+\.\d to \+\d+\.\d; p = 0\.\d{3}, corrected 0\.\d{3} by Holm over 2 tests, which decides\)\.$/,
    );
  });

  it('says it from the side of the arm that leads, whichever comes first', () => {
    const turned = first(cardVotes(), { order: ['sd50', 'deci30'] });
    expect(turned.sentence).toBe(first(cardVotes()).sentence);
    expect(turned.pairs).toMatchObject([{ arms: ['sd50', 'deci30'], preferred: 'deci30' }]);
  });

  it('calls arms equivalent only by the test of equivalence', () => {
    const alignment = at(findings(cardVotes()), 1);
    expect(alignment.pairs).toMatchObject([{ verdict: 'equivalent', preferred: null }]);
    expect(alignment.sentence).toContain('are equivalent within ±10 points (p = 0.0');
    const strict = at(findings(cardVotes(), { equivalenceMargin: 0.01 }), 1);
    expect(strict.pairs).toMatchObject([{ verdict: 'not settled' }]);
    expect(strict.sentence).toContain('equivalence within ±1 points is not shown');
  });

  it.each(['neither', ''] as const)(
    'calls nothing equivalent that few compared: "%s"',
    (answer) => {
      const few = cardVotes().map((row, i) => (i % 20 === 0 ? row : { ...row, answer }));
      const table = buildResultTable(few, labels);
      const pair = at(at(table.questions, 1).by_arm_pairs, 0);
      expect(pair.equivalence).toMatchObject({ p: null, equivalent: null });
      expect(pair.equivalence.reason).toMatch(/^only \d+ of 990 votes compared the arms/);
      for (const { pairs } of table.findings)
        expect(pairs).not.toMatchObject([{ verdict: 'equivalent' }]);
    },
  );

  it('says of what is not settled what would settle it', () => {
    const { sentence, pairs } = first(by('r6', 'r7', 'r8', 'r9', 'r10'));
    expect(pairs).toMatchObject([{ verdict: 'not settled', preferred: null }]);
    expect(at(pairs, 0).would_settle).not.toBeNull();
    expect(sentence).toMatch(/: not settled: .* If the difference stays as it is, about \d+ more /);
  });

  it('stands by the corrected p, not by the one of the question alone', () => {
    const table = buildResultTable(cardVotes(), { ...labels, alpha: 0.005 });
    const own = at(table.questions, 0).net_preference;
    expect(own?.p).toBeLessThan(0.005);
    expect(at(table.findings, 0).pairs).toMatchObject([{ verdict: 'not settled' }]);
    const alone = findings(cardVotes(), { alpha: 0.005, primary: ['aesthetics'] });
    expect(at(alone, 0).pairs).toMatchObject([{ verdict: 'preferred', tests: 1 }]);
    expect(at(alone, 0).sentence).toContain('99.5% interval');
  });

  it('stands by the declared stopping rule, where there is one', () => {
    const early = first(cardVotes(), {
      stop: { rule: 'obrien-fleming', votes: 9900, looks: 4 },
      look: { number: 1, of: 4, votes: 990 },
    });
    expect(early.pairs).toMatchObject([{ verdict: 'not settled', would_settle: null }]);
    expect(early.sentence).toMatch(
      /\(planned look 1 of 4\): not settled: .*before the first planned/,
    );
    const betting = first(cardVotes(), { stop: { rule: 'e-process', population: 'raters' } });
    expect(betting.sentence).toMatch(
      /e-value [\d.e+]+ against 40\.0, corrected by Bonferroni over 2 tests\)/,
    );
    expect(betting.pairs).toMatchObject([{ tests: 2 }]);
    const alone = first(cardVotes(), {
      primary: ['aesthetics'],
      stop: { rule: 'e-process', population: 'raters' },
    });
    expect(alone.sentence).toMatch(/e-value [\d.e+]+ against 20\.0\)/);
  });

  it('says why nothing can be estimated', () => {
    const ties = cardVotes().map((row) => ({ ...row, answer: 'on_par' as const }));
    const { sentence, pairs } = first(ties);
    expect(pairs).toMatchObject([{ verdict: 'not estimable', p: null }]);
    expect(sentence).toBe(
      'aesthetics: not estimable, because no vote preferred one of the two arms, so no variance was observed; in these votes Deci is level with SD.',
    );
  });

  it('calls arms that no vote compared neither level nor ahead', () => {
    for (const answer of ['neither', ''] as const)
      expect(first(cardVotes().map((row) => ({ ...row, answer }))).sentence).toBe(
        'aesthetics: not estimable, because no vote compared the two arms: all are "neither" or left unanswered.',
      );
  });

  it('says what unanimous votes show all the same, and when they show nothing', () => {
    const deci = cardVotes().map((row) => ({
      ...row,
      answer: row.left_arm === 'deci30' ? ('left' as const) : ('right' as const),
    }));
    expect(first(deci).pairs).toMatchObject([{ verdict: 'not estimable', p: null }]);
    expect(first(deci).sentence).toBe(
      'aesthetics: not estimable, because every vote preferred the same arm, so no variance was observed; in these votes Deci leads SD by 100.0 points, and the 10 votes among them that share neither a rater nor a prompt make it at least 38.3 points among raters and prompts like these (exact one-sided bound at 97.5%).',
    );
    const three = new Set([...new Set(deci.map(({ rater }) => rater))].slice(0, 3));
    const few = deci.filter(({ rater }) => three.has(rater));
    expect(first(few).sentence).toMatch(/but the 3 votes among them .* do not tell it from no/);
  });

  it('says of arms that are level no size', () => {
    const level = cardVotes().flatMap((row) => [
      row,
      { ...row, trial: `${row.trial} turned`, left_arm: row.right_arm, right_arm: row.left_arm },
    ]);
    expect(first(level).sentence).toMatch(/Deci is level with SD \(95% interval /);
  });

  it('never says that people prefer what simulated raters do', () => {
    const all = cardVotes().map((row) => ({ ...row, simulated: true }));
    expect(first(all).sentence).toMatch(/^aesthetics \(simulated raters\): raters prefer Deci/);
    const one = cardVotes().map((row) => ({ ...row, simulated: row.rater === 'r1' }));
    expect(first(one).sentence).toMatch(/^aesthetics \(1 of 33 raters simulated\): raters prefer/);
    const few = by('r6', 'r7', 'r8', 'r9', 'r10').map((row) => ({ ...row, simulated: true }));
    expect(first(few).sentence).toMatch(/^aesthetics \(simulated raters\): not settled: /);
  });

  it('gives each pair of several arms its own sentence', () => {
    const third = cardVotes().map((row) => ({
      ...row,
      trial: `${row.trial} again`,
      comparison: `${row.comparison} again`,
      left_arm: row.left_arm === 'sd50' ? 'other' : row.left_arm,
      right_arm: row.right_arm === 'sd50' ? 'other' : row.right_arm,
    }));
    const { sentence, pairs } = first([...cardVotes(), ...third]);
    expect(pairs.map(({ verdict }) => verdict)).toEqual(['preferred', 'preferred']);
    expect(sentence).toMatch(
      /^aesthetics: of 2 pairs of arms 2 are settled\. Raters prefer Deci to SD, .*\. Raters prefer Deci to other, /,
    );
  });
});
