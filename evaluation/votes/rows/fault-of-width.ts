/**
 * What is wrong with a record that has more or fewer fields than the header, in words that follow its
 * line; undefined when it has as many. One too many is most likely a number cut in two.
 */
export function faultOfWidth(fields: number, columns: number): string | undefined {
  if (fields === columns) return undefined;
  const cut =
    fields > columns
      ? ' (a number with a decimal comma is cut in two: write it with a point, or in quotes)'
      : '';
  return `has ${fields} fields where the header has ${columns}: check its commas and quotes${cut}`;
}
