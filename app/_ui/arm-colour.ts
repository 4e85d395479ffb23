import { at } from '#domain/at.ts';
const fills = [
  'fill-arm-1',
  'fill-arm-2',
  'fill-arm-3',
  'fill-arm-4',
  'fill-arm-5',
  'fill-arm-6',
] as const;

/** The class that fills with the colour of the arm at `position`; null is an outcome of no arm. */
export function armFill(position: number | null): string {
  if (position === null) return 'fill-outcome-on-par';
  return at(fills, position % fills.length, 'the colours of arms');
}
