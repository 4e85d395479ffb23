import type { Departure } from './result-table-shape.ts';

/** A departure from the declared plan as whoever reads the table is told of it. */
export function sayDeparture({ setting, declared, used }: Departure): string {
  return `Not as declared: ${setting} ${used}, declared ${declared}.`;
}
