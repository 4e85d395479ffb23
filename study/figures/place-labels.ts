import { cutText } from './cut-text.ts';

type Placed = { text: string; x: number; y: number };
type Wanted = Placed & {
  /** from top to bottom, and from left to right, where the point has an interval */
  vertical: readonly [number, number] | null;
  horizontal: readonly [number, number] | null;
};
export type PlacedLabel = Placed & { anchor: 'start' | 'end' | 'middle' };
/** Between where labels may stand, from left to right. */
type Frame = { left: number; right: number };

/** Which part of a label lies left of where it is put. */
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const;

type Box = { left: number; right: number; top: number; bottom: number };

const ASIDE = 10;
const LETTER = 7;
const MARK = 8;
/** Above the point's own line first, then below it, then farther away. */
const RISES = [-7, 18, -23, 34, -39, 50, -55, 66, -71];

/**
 * Where the labels of points go: beside them, or at the ends of their vertical intervals, where no point,
 * no interval and no other label stands, as near as may be; cut where their frame ends, if none of these
 * places takes the whole. Where there is no
 * free place, the nearest is taken.
 */
export function placeLabels(wanted: readonly Wanted[], frame: Frame): PlacedLabel[] {
  const marks = wanted.flatMap((one) => [boxAround(one.x, one.y), ...barsOf(one)]);
  const placed: PlacedLabel[] = [];
  for (const label of wanted.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const taken = [...marks, ...placed.map(boxOf)];
    const [first, ...others] = candidates(label, frame);
    const free = [first, ...others].filter((one) => !taken.some((box) => overlap(box, boxOf(one))));
    placed.push(free.find(({ text }) => text === label.text) ?? free[0] ?? first);
  }
  return placed;
}

function candidates(label: Wanted, { left, right }: Frame): [PlacedLabel, ...PlacedLabel[]] {
  const { text, x, y } = label;
  const at = (anchor: 'start' | 'end', rise: number): PlacedLabel => {
    const toRight = anchor === 'start';
    const room = Math.floor(((toRight ? right - x : x - left) - ASIDE) / LETTER);
    return { text: cutText(text, room), x: toRight ? x + ASIDE : x - ASIDE, y: y + rise, anchor };
  };
  const [near, far] =
    x < (left + right) / 2 ? (['start', 'end'] as const) : (['end', 'start'] as const);
  const fits = at(far, 0).text === text ? [near, far] : [near];
  const beside = RISES.flatMap((rise) => fits.map((anchor) => at(anchor, rise)));
  const atEnds = endsOf(label).map((end): PlacedLabel => ({ text, x, y: end, anchor: 'middle' }));
  const inside = atEnds.filter((one) => boxOf(one).left >= left && boxOf(one).right <= right);
  return [at(near, -7), ...beside.slice(0, fits.length * 2), ...inside, ...beside];
}

/** Baselines above and below a point's vertical interval. */
function endsOf({ vertical }: Wanted): number[] {
  return vertical === null ? [] : [vertical[0] - 6, vertical[1] + 14];
}

/** The lines of a point's intervals, with a little room. */
function barsOf({ x, y, vertical, horizontal }: Wanted): Box[] {
  return [
    ...(vertical === null
      ? []
      : [{ left: x - 2, right: x + 2, top: vertical[0], bottom: vertical[1] }]),
    ...(horizontal === null
      ? []
      : [{ left: horizontal[0], right: horizontal[1], top: y - 2, bottom: y + 2 }]),
  ];
}

function boxAround(x: number, y: number): Box {
  return { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK };
}

function boxOf({ text, x, y, anchor }: PlacedLabel): Box {
  const length = [...text].length * LETTER;
  const left = x - length * BEFORE[anchor];
  return { left, right: left + length, top: y - 12, bottom: y + 4 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
