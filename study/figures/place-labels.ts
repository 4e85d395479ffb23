type Wanted = { text: string; x: number; y: number };
export type PlacedLabel = Wanted & { anchor: 'start' | 'end' };
type Box = { left: number; right: number; top: number; bottom: number };

const ASIDE = 10;
const LETTER = 7;
const MARK = 8;
/** Above the point's own line first, then below it, then farther away. */
const RISES = [-7, 18, -23, 34, -39, 50, -55, 66, -71];

/**
 * Where the labels of points go: beside them, where no other point and no other label stands, as near as
 * may be; cut where the drawing ends. Where there is no free place, the nearest is taken.
 */
export function placeLabels(wanted: readonly Wanted[], width: number): PlacedLabel[] {
  const marks = wanted.map(({ x, y }) => boxAround(x, y));
  const placed: PlacedLabel[] = [];
  for (const label of wanted.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const taken = [...marks, ...placed.map(boxOf)];
    const [first, ...others] = candidates(label, width);
    const free = [first, ...others].find((one) => !taken.some((box) => overlap(box, boxOf(one))));
    placed.push(free ?? first);
  }
  return placed;
}

function candidates({ text, x, y }: Wanted, width: number): [PlacedLabel, ...PlacedLabel[]] {
  const at = (anchor: PlacedLabel['anchor'], rise: number): PlacedLabel => {
    const toRight = anchor === 'start';
    const room = Math.floor(((toRight ? width - x : x) - ASIDE) / LETTER);
    return { text: shorten(text, room), x: toRight ? x + ASIDE : x - ASIDE, y: y + rise, anchor };
  };
  const [near, far] = x < width / 2 ? (['start', 'end'] as const) : (['end', 'start'] as const);
  const fits = at(far, 0).text === text ? [near, far] : [near];
  const all = RISES.flatMap((rise) => fits.map((anchor) => at(anchor, rise)));
  return [at(near, -7), ...all];
}

function boxAround(x: number, y: number): Box {
  return { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK };
}

function boxOf({ text, x, y, anchor }: PlacedLabel): Box {
  const length = [...text].length * LETTER;
  const left = anchor === 'start' ? x : x - length;
  return { left, right: left + length, top: y - 12, bottom: y + 4 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function shorten(text: string, letters: number): string {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, Math.max(1, letters - 1)).join('')}…` : text;
}
