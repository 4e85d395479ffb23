import type { ColumnNames } from '#study/prompts/prompt-columns.ts';
import type { PromptPreview } from '#study/prompts/preview-prompts.ts';

/** The name that a person typed for the set. */
export function nameOf(form: FormData): string {
  const name = form.get('name');
  return typeof name === 'string' ? name : '';
}

/** Which column of a previewed file has which role. */
export function columnsFound({ columns }: PromptPreview): ColumnNames {
  return Object.fromEntries(
    columns.flatMap(({ name, becomes }) => (becomes === 'kept' ? [] : [[becomes, name]])),
  );
}
