// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
/** Votes summed over each rater x prompt cell that has any, ordered by rater (compressed rows). */
export type CrossedCells = {
  raters: number;
  prompts: number;
  /** cells of the r-th rater are rowStart[r] .. rowStart[r + 1] - 1 */
  rowStart: Int32Array;
  prompt: Int32Array;
  count: Float64Array;
  sum: Float64Array;
};

/**
 * Puts votes into rater x prompt cells, in O(votes) (two counting sorts). Raters and prompts without a
 * vote are dropped, so that a bootstrap resamples only who took part.
 */
export function crossedCells(votes: {
  score: ArrayLike<number>;
  rater: ArrayLike<number>;
  prompt: ArrayLike<number>;
}): CrossedCells {
  const rater = renumber(votes.rater);
  const prompt = renumber(votes.prompt);
  const order = sortedBy(rater, sortedBy(prompt, null));
  const n = order.length;
  const cellPrompt = new Int32Array(n);
  const count = new Float64Array(n);
  const sum = new Float64Array(n);
  const rowStart = new Int32Array(rater.distinct + 1);
  let cell = -1;
  let lastRater = -1;
  let lastPrompt = -1;
  for (const i of order) {
    const r = rater.code[i] ?? 0;
    const p = prompt.code[i] ?? 0;
    if (r !== lastRater || p !== lastPrompt) {
      cell += 1;
      cellPrompt[cell] = p;
      if (r !== lastRater) rowStart[r] = cell;
      lastRater = r;
      lastPrompt = p;
    }
    count[cell] = (count[cell] ?? 0) + 1;
    sum[cell] = (sum[cell] ?? 0) + (votes.score[i] ?? 0);
  }
  rowStart[rater.distinct] = cell + 1;
  return {
    raters: rater.distinct,
    prompts: prompt.distinct,
    rowStart,
    prompt: cellPrompt.slice(0, cell + 1),
    count: count.slice(0, cell + 1),
    sum: sum.slice(0, cell + 1),
  };
}

type Codes = { code: Int32Array; distinct: number };

function renumber(values: ArrayLike<number>): Codes {
  const code = new Int32Array(values.length);
  const seen: number[] = [];
  let distinct = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const known = seen[value];
    if (known === undefined) seen[value] = distinct++;
    code[i] = seen[value] ?? 0;
  }
  return { code, distinct };
}

/** Indices in ascending order of code, keeping `before` among equals. */
function sortedBy({ code, distinct }: Codes, before: Int32Array | null): Int32Array {
  const next = new Int32Array(distinct + 1);
  for (const c of code) next[c + 1] = (next[c + 1] ?? 0) + 1;
  for (let c = 0; c < distinct; c++) next[c + 1] = (next[c + 1] ?? 0) + (next[c] ?? 0);
  const order = new Int32Array(code.length);
  for (let k = 0; k < code.length; k++) {
    const i = before ? (before[k] ?? 0) : k;
    const c = code[i] ?? 0;
    const place = next[c] ?? 0;
    order[place] = i;
    next[c] = place + 1;
  }
  return order;
}
