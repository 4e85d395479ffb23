import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { PairFilter } from '../../../../../_data/pair-filter.ts';
import { anyOf } from '../../../../../_ui/any-of.ts';
import { FilterBar } from '../../../../../_ui/filter-bar.tsx';
import { SelectField } from '../../../../../_ui/select-field.tsx';
import type { Option } from '../../../../../_ui/select-field.tsx';
import { Section } from '../../../../../_ui/section.tsx';
import { answerKey } from '../answer-key.ts';

const ORDERS: readonly Option[] = [
  { value: 'split', label: 'Raters split most' },
  { value: 'agreed', label: 'Raters agree most' },
  { value: 'metric', label: 'People and metric disagree most' },
  { value: 'number', label: 'In the order of the study' },
];

/** Which pairs are shown, and in which order. */
export function PairFilters({
  slug,
  filter,
  table,
  pairs,
  found,
}: {
  slug: string;
  filter: PairFilter;
  table: ResultTable;
  pairs: readonly PairVotes[];
  found: number;
}): ReactElement {
  const answers = new Map(
    table.questions.flatMap(({ cells }) => cells.map((cell) => [answerKey(cell), cell.row])),
  );
  return (
    <Section
      title="Pairs and their votes"
      description={`Each pair of images with the votes on it that the tables count. ${countOf(found, 'pair')} of a question.`}
    >
      <FilterBar action={`/studies/${slug}/results/pairs`}>
        <SelectField
          label="Question"
          name="question"
          defaultValue={filter.question}
          options={[
            { value: '', label: 'Every question' },
            ...table.questions.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <SelectField
          label="With votes for"
          name="answer"
          defaultValue={filter.answer}
          options={[
            { value: '', label: 'Any answer' },
            ...[...answers].map(([value, label]) => ({ value, label })),
          ]}
        />
        <SelectField
          label="Category"
          name="category"
          defaultValue={filter.category}
          options={anyOf('Every category', namesOf(pairs.map(({ category }) => category)))}
        />
        <SelectField
          label="Challenge"
          name="challenge"
          defaultValue={filter.challenge}
          options={anyOf('Every challenge', namesOf(pairs.map(({ challenge }) => challenge)))}
        />
        <SelectField label="Order" name="order" defaultValue={filter.order} options={ORDERS} />
      </FilterBar>
    </Section>
  );
}

/** The names that are there, each once. */
function namesOf(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort();
}
