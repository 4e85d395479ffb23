import type { ReactElement } from 'react';
import { withBasePath } from '../../../_ui/base-path.ts';
import { RadioGroup } from '../../../_ui/radio-group.tsx';

const NONE = 'none';

const DIGITS = [
  ...Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), label: String(digit) })),
  { value: NONE, label: 'No digit' },
];

/** The field of a plate's answer in the form. */
export function nameOfPlate(place: number): string {
  return `plate-${place}`;
}

/** What was chosen for a plate: a digit, or none. */
export function digitSeen(chosen: string): number | null {
  return chosen === NONE ? null : Number(chosen);
}

/** A disc of coloured dots, and which digit is seen in it. */
export function ColourPlate({ place, of }: { place: number; of: number }): ReactElement {
  return (
    <RadioGroup
      label={`Disc ${place} of ${of}: which digit do you see?`}
      name={nameOfPlate(place)}
      options={DIGITS}
    >
      <img
        src={withBasePath(`/api/rating/plate/${place}`)}
        alt={`Disc ${place}, of coloured dots`}
        width={416}
        height={416}
        className="h-auto max-w-full rounded-md"
      />
    </RadioGroup>
  );
}
