import { normalExpectation } from './normal-expectation.ts';

/** Log odds of a decisive vote for the first arm, and how far they vary over raters and prompts. */
export type LogitEffects = { preference: number; raterSd: number; promptSd: number };

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const LARGEST_SD = 20;

/** Share of decisive votes for the first arm over all raters and prompts. */
export function winShareOf({ preference, raterSd, promptSd }: LogitEffects): number {
  return normalExpectation({ mean: preference, sd: Math.hypot(raterSd, promptSd), of: logistic });
}

/**
 * The effects that give a win share and two intraclass correlations of decisive votes (won or lost):
 * ρ = Var over raters (or prompts) of their own win share / p (1 - p), each taken by itself. Standard
 * deviations by bisection for the win share at hand, then the preference, which spreads as it must
 * for the whole to have that win share.
 *
 * @example logitEffects({ winShare: 0.6, iccRater: 0, iccPrompt: 0 }).preference // log(0.6 / 0.4)
 */
export function logitEffects(options: {
  winShare: number;
  iccRater: number;
  iccPrompt: number;
}): LogitEffects {
  const { winShare, iccRater, iccPrompt } = options;
  const raterSd = sdForIcc(iccRater, winShare);
  const promptSd = sdForIcc(iccPrompt, winShare);
  const preference = preferenceFor(winShare, Math.hypot(raterSd, promptSd));
  return { preference, raterSd, promptSd };
}

function sdForIcc(icc: number, winShare: number): number {
  if (icc === 0) return 0;
  const iccAt = (sd: number): number => {
    const mean = preferenceFor(winShare, sd);
    const square = normalExpectation({ mean, sd, of: (x) => logistic(x) ** 2 });
    return (square - winShare ** 2) / (winShare * (1 - winShare));
  };
  return bisect(iccAt, icc, [0, LARGEST_SD]);
}

/** The average log odds at which decisive votes have a win share, when effects spread them so far. */
export function preferenceFor(winShare: number, sd: number): number {
  const shareAt = (preference: number): number =>
    winShareOf({ preference, raterSd: sd, promptSd: 0 });
  return bisect(shareAt, winShare, [-10 * (1 + sd), 10 * (1 + sd)]);
}

/** Where an increasing function takes a value, to about ten digits. */
function bisect(
  increasing: (x: number) => number,
  value: number,
  [from, to]: [number, number],
): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (increasing(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
