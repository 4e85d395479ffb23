import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { interval95 } from '../../statistics/interval-95.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';

export type ClipScore = {
  /** mean of 100 cos(image, caption), not below 0 */
  value: number;
  standardError: number | null;
  /** 95%, of the mean over prompts like these; null for fewer than two prompts */
  ci95: [number, number] | null;
  prompts: number;
  /** of each image, in their order: 100 cos(image, caption), which may be negative */
  scores: number[];
};

/**
 * CLIPScore (Hessel et al., EMNLP 2021, section 3) as torchmetrics scales and averages it: the mean
 * over images of 100 cos(image, caption), and 0 where that is negative. Images of one prompt are one
 * cluster: the error is of means over prompts (linearized ratio, G / (G - 1), t with G - 1).
 *
 * @param options.images N x D embeddings of any length but 0
 * @param options.captions the embedding of each image's prompt, N x D
 * @param options.prompts which prompt each image is of
 */
export function clipScore(options: {
  images: Matrix;
  captions: Matrix;
  prompts: readonly string[];
}): ClipScore {
  const { prompts } = options;
  const cosines = cosinesOfRows(options.images, options.captions);
  if (cosines.length === 0 || cosines.length !== prompts.length)
    throw new RangeError(`${cosines.length} images and ${prompts.length} prompts do not match.`);
  const scores = cosines.map((cosine) => 100 * cosine);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const residuals = new Map<string, number>();
  for (const [i, prompt] of prompts.entries()) {
    const before = residuals.get(prompt);
    const residual = at(scores, i) - mean;
    residuals.set(prompt, before === undefined ? residual : before + residual);
  }
  const value = Math.max(0, mean);
  const count = residuals.size;
  if (count < 2) return { value, standardError: null, ci95: null, prompts: count, scores };
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual ** 2, 0);
  const standardError = Math.sqrt((count / (count - 1)) * squares) / scores.length;
  const bounds = { lowest: 0, highest: 100, degreesOfFreedom: count - 1 };
  const ci95 = interval95({ value: mean, standardError, ...bounds });
  return { value, standardError, ci95, prompts: count, scores };
}

function cosinesOfRows(a: Matrix, b: Matrix): number[] {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new RangeError(
      `embeddings of ${a.rows} images have ${a.columns} numbers, those of ${b.rows} captions ${b.columns}.`,
    );
  return Array.from({ length: a.rows }, (_, row) => {
    let [product, squareA, squareB] = [0, 0, 0];
    for (let i = row * a.columns; i < (row + 1) * a.columns; i++) {
      const left = present(a.values[i], 'an element of an embedding');
      const right = present(b.values[i], 'an element of an embedding');
      product += left * right;
      squareA += left * left;
      squareB += right * right;
    }
    if (squareA === 0 || squareB === 0) throw new RangeError('an embedding has length 0.');
    return product / Math.sqrt(squareA * squareB);
  });
}
