import type { YamlValue } from '#domain/yaml/edit-yaml.ts';

/** A value as a field shows it; what no field can hold, as JSON. */
export function shownText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a field's text is written as: a number where it is one, else the text; undefined is nothing. */
export function writtenValue(
  text: string,
  { kind, required }: { kind: 'text' | 'number'; required: boolean },
): YamlValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return required ? null : undefined;
  const isNumber = kind === 'number' && /^-?(\d+\.?\d*|\.\d+)$/.test(trimmed);
  return isNumber ? Number(trimmed) : text;
}

/** The names that a list holds, none where there is no list; null where it is something else. */
export function namesAt(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown) => shownText(item));
}
