import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { drawMultiplicities, type Multiplicities } from '../../statistics/draw-multiplicities.ts';
import { createSeededRandom, type Random } from '../../statistics/seeded-random.ts';
import { countAnswers } from './answer-counts.ts';
import { bootstrapAgreement } from './bootstrap-agreement.ts';
import { coincidencesByCluster } from './coincidence-matrix.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { rawAgreement } from './raw-agreement.ts';

function drawsOf(clusters: number, replicates: number, random: Random): Multiplicities {
  return at(drawMultiplicities({ units: [clusters], replicates, random }), 0);
}

describe('bootstrapAgreement', () => {
  it('covers the raw agreement of independent answers about as often as it says', () => {
    const random = createSeededRandom(11);
    let covered = 0;
    const studies = 200;
    for (let study = 0; study < studies; study++) {
      const unit = Array.from({ length: 240 }, (_, i) => i % 60);
      const answer = unit.map(() => (random() < 0.5 ? 0 : 1));
      const clusters = coincidencesByCluster(countAnswers({ unit, answer, units: 60, values: 2 }));
      const [raw] = bootstrapAgreement({
        clusters,
        values: 2,
        coefficients: [rawAgreement],
        draws: drawsOf(clusters.length, 200, random),
      });
      if (raw && raw[0] <= 0.5 && raw[1] >= 0.5) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.88);
    expect(covered / studies).toBeLessThan(0.99);
  });

  it('has no interval from one prompt', () => {
    const answers = countAnswers({ unit: [0, 0, 0], answer: [0, 1, 1], units: 1, values: 2 });
    const clusters = coincidencesByCluster(answers);
    const [alpha] = bootstrapAgreement({
      clusters,
      values: 2,
      coefficients: [(total) => krippendorffAlpha(total, 'nominal')],
      draws: drawsOf(clusters.length, 100, createSeededRandom(0)),
    });
    expect(alpha).toBeNull();
  });
});
