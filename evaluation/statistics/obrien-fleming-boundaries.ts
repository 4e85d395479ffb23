import { at } from '#domain/at.ts';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { obrienFlemingSpending } from './obrien-fleming-spending.ts';

const NODES = 401;

/**
 * Two-sided group-sequential boundaries on |z| at the given information fractions (ascending, up to 1),
 * by Lan and DeMets' (1983) alpha spending of O'Brien and Fleming's kind, α(t), α/2 on each side.
 * At each look the boundary is the one that spends α(t_k) - α(t_{k-1}), given that none was crossed
 * before; the density of the score process inside the boundaries is carried from look to look by
 * Simpson's rule (Armitage, McPherson and Rowe 1969).
 *
 * @example obrienFlemingBoundaries([0.2, 0.4, 0.6, 0.8, 1]) // 4.877, 3.357, 2.680, 2.290, 2.031
 */
export function obrienFlemingBoundaries(fractions: readonly number[], alpha = 0.05): number[] {
  const spentBy = (t: number): number => obrienFlemingSpending(t, alpha);
  const boundaries: number[] = [];
  let inside: Density = { nodes: new Float64Array([0]), weights: new Float64Array([1]) };
  let before = 0;
  for (const t of fractions) {
    const spend = spentBy(t) - (before > 0 ? spentBy(before) : 0);
    const step = Math.sqrt(t - before);
    const boundary = findBoundary((c) => exitProbability(inside, c * Math.sqrt(t), step), spend);
    boundaries.push(boundary);
    inside = carry(inside, boundary * Math.sqrt(t), step);
    before = t;
  }
  return boundaries;
}

/** Probability mass of the score process at the nodes of an integration rule. */
type Density = { nodes: Float64Array; weights: Float64Array };

function exitProbability({ nodes, weights }: Density, limit: number, step: number): number {
  let exit = 0;
  nodes.forEach((score, i) => {
    const above = normalCdf((score - limit) / step, 0, 1);
    const below = normalCdf((-limit - score) / step, 0, 1);
    exit += at(weights, i) * (above + below);
  });
  return exit;
}

function findBoundary(exitAt: (c: number) => number, spend: number): number {
  let [low, high] = [0, 40];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (exitAt(middle) > spend) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function carry({ nodes, weights }: Density, limit: number, step: number): Density {
  // beyond eight standard deviations of the whole process there is nothing to carry
  const reach = Math.min(limit, 8);
  const width = (2 * reach) / (NODES - 1);
  const next = Float64Array.from({ length: NODES }, (_, i) => -reach + i * width);
  const simpson = (i: number): number => (i === 0 || i === NODES - 1 ? 1 : i % 2 === 1 ? 4 : 2);
  const mass = next.map((score, i) => {
    let density = 0;
    nodes.forEach((from, j) => {
      const distance = (score - from) / step;
      density += at(weights, j) * Math.exp((-distance * distance) / 2);
    });
    return (density / (step * Math.sqrt(2 * Math.PI))) * ((simpson(i) * width) / 3);
  });
  return { nodes: next, weights: mass };
}
