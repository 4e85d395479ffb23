const fills = [
  'fill-arm-1',
  'fill-arm-2',
  'fill-arm-3',
  'fill-arm-4',
  'fill-arm-5',
  'fill-arm-6',
] as const;
const strokes = [
  'stroke-arm-1',
  'stroke-arm-2',
  'stroke-arm-3',
  'stroke-arm-4',
  'stroke-arm-5',
  'stroke-arm-6',
] as const;

/** The class that fills with the colour of the arm at `position`; null is an outcome of no arm. */
export function armFill(position: number | null): string {
  if (position === null) return 'fill-outcome-on-par';
  return fills[position % fills.length] ?? 'fill-ink';
}

/** The class that draws with the colour of the arm at `position`; null is an outcome of no arm. */
export function armStroke(position: number | null): string {
  if (position === null) return 'stroke-outcome-on-par';
  return strokes[position % strokes.length] ?? 'stroke-ink';
}
