'use client';
import type { ReactElement } from 'react';
import { withBasePath } from '../../../_ui/base-path.ts';
import { useWords } from '../../../_ui/language.tsx';
import { RadioGroup } from '../../../_ui/radio-group.tsx';

const NONE = 'none';

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

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
  const { screening } = useWords();
  return (
    <RadioGroup
      label={screening.disc(place, of)}
      name={nameOfPlate(place)}
      options={[
        ...DIGITS.map((digit) => ({ value: digit, label: digit })),
        { value: NONE, label: screening.noDigit },
      ]}
    >
      <img
        src={withBasePath(`/api/rating/plate/${place}`)}
        alt={screening.discImage(place)}
        width={416}
        height={416}
        className="h-auto max-w-full rounded-md"
      />
    </RadioGroup>
  );
}
