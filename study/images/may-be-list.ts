const LIST = /\.(?:jsonl|ndjson|json|csv|tsv)$/i;

/** Whether a file can be the list of the images beside it: a table or JSON in their own folder. */
export function mayBeList(name: string): boolean {
  return !name.includes('/') && LIST.test(name);
}
