import type { ReactElement } from 'react';
import type { PromptSearch } from '#study/prompts/find-prompts.ts';
import type { PromptSetSummary } from '#study/prompts/list-prompt-sets.ts';
import { promptSetAddress } from '../../../../_ui/prompt-set-address.ts';
import { FilterBar } from '../../../../_ui/filter-bar.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import type { Option } from '../../../../_ui/select-field.tsx';
import { TextField } from '../../../../_ui/text-field.tsx';

/** Beyond as many values a column is searched for, not chosen from. */
const MOST_OPTIONS = 500;

/** What prompts of a set are looked for. */
export function PromptFilters({
  set,
  search,
}: {
  set: PromptSetSummary;
  search: PromptSearch;
}): ReactElement {
  const categories = named(set.categories);
  const challenges = named(set.challenges);
  return (
    <FilterBar action={promptSetAddress(set.name)}>
      <TextField
        label="Words in prompt or note"
        name="text"
        type="search"
        maxLength={300}
        defaultValue={search.text}
      />
      {categories.length > 0 && (
        <SelectField
          label="Category"
          name="category"
          defaultValue={search.category}
          options={[{ value: '', label: 'Every category' }, ...categories]}
        />
      )}
      {challenges.length > 0 && (
        <SelectField
          label="Challenge"
          name="challenge"
          defaultValue={search.challenge}
          options={[{ value: '', label: 'Every challenge' }, ...challenges]}
        />
      )}
    </FilterBar>
  );
}

function named(values: readonly string[]): Option[] {
  const options = values.filter((value) => value !== '').map((value) => ({ value, label: value }));
  return options.length > MOST_OPTIONS ? [] : options;
}
