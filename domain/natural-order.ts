const collator = new Intl.Collator('en', { numeric: true });

/**
 * Names as a reader expects them: numbers by their size (`fox-2` before `fox-10`), by the customs of one
 * language whatever the machine's, and names that differ only in how they are encoded in one order too.
 *
 * @returns less than, equal to or greater than 0, as a comparison for `sort`
 */
export function naturalOrder(a: string, b: string): number {
  if (a === b) return 0;
  return collator.compare(a, b) || (a < b ? -1 : 1);
}
