import { shapeOfName } from '#domain/shape-of-name.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';

/** A name as a table prints it, and its line in the labels file; null: a key that has no label. */
export type Printed = { key: string; name: string; line: number | null };

/**
 * Refuses names of a labels file that a protocol could not give: that cannot be printed, or that a
 * reader of the table would take for one another.
 *
 * @param options.faultOf what keeps one name from being printed
 * @throws UserError `bad-labels` with the line
 */
export function checkPrinted(
  printed: readonly Printed[],
  { file, faultOf }: { file: string; faultOf: (name: string) => string | undefined },
): void {
  const bare = printed.filter(({ line }) => line === null);
  const met = new Map(bare.map((one) => [shapeOfName(one.name), one]));
  for (const one of printed) {
    const { key, name, line } = one;
    if (line === null) continue;
    const shape = shapeOfName(name);
    const earlier = met.get(shape);
    const fault = faultOf(name) ?? (earlier && `is that of ${sayPrinted(earlier)}`);
    if (fault !== undefined) {
      const of = `the label ${showValue(name)} of ${showValue(key)}`;
      throw new UserError(`${file}, line ${line}: ${of} ${fault}; correct it there.`, {
        code: 'bad-labels',
      });
    }
    met.set(shape, one);
  }
}

function sayPrinted({ key, line }: Printed): string {
  return line === null
    ? `${showValue(key)} too, which has no label and is printed by its key`
    : `${showValue(key)} on line ${line} too`;
}
