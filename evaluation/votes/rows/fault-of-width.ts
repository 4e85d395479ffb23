/**
 * What is wrong with a record that has more or fewer fields than the header, in words that follow its
 * line; undefined when it has as many. One too many is most likely a number cut in two, and a line end
 * within a field one of another kind.
 */
export function faultOfWidth(fields: readonly string[], columns: number): string | undefined {
  if (fields.length === columns) return undefined;
  const has = `has ${fields.length} fields where the header has ${columns}: check its commas and quotes`;
  if (fields.some((field) => /[\r\n]/.test(field)))
    return `${has} (a line end stands within a field: it is in quotation marks, or lines end in two ways; end all in one)`;
  if (fields.length < columns) return has;
  return `${has} (a number with a decimal comma is cut in two: write it with a point, or in quotes)`;
}
