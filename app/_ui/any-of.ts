import type { Option } from './select-field.tsx';

/** The options of a filter: all, or one of the values that are there. */
export function anyOf(all: string, values: readonly string[]): Option[] {
  return [{ value: '', label: all }, ...values.map((value) => ({ value, label: value }))];
}
