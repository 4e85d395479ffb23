import type { ReactElement } from 'react';
import { nameOfPlace } from '#domain/name-of-place.ts';
import type { ListedPromptSet } from '../../_data/read-prompt-sets.ts';
import { promptSetAddress } from '../../_ui/prompt-set-address.ts';
import { Hash } from '../../_ui/code.tsx';
import { formatCount } from '#domain/format-count.ts';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';
import { UsingStudies } from './using-studies.tsx';

/** What the list of prompt sets says of each. */
export const promptSetColumns: readonly Column<ListedPromptSet>[] = [
  {
    key: 'name',
    header: 'Prompt set',
    rowHeader: true,
    cell: ({ name }) => (
      <TextLink href={promptSetAddress(name)} strong>
        {name}
      </TextLink>
    ),
  },
  { key: 'prompts', header: 'Prompts', numeric: true, cell: ({ prompts }) => formatCount(prompts) },
  {
    key: 'categories',
    header: 'Categories',
    numeric: true,
    cell: ({ categories }) => countNamed(categories),
  },
  {
    key: 'challenges',
    header: 'Challenges',
    numeric: true,
    cell: ({ challenges }) => countNamed(challenges),
  },
  {
    key: 'metadata',
    header: 'Further columns',
    cell: ({ metadataColumns }) => <FirstNames names={metadataColumns} />,
  },
  {
    key: 'studies',
    header: 'Your studies',
    wide: true,
    cell: ({ studies }) => <UsingStudies studies={studies} />,
  },
  {
    key: 'source',
    header: 'From',
    cell: ({ source }) => <span className="break-all">{nameOfPlace(source)}</span>,
  },
  { key: 'sha256', header: 'sha256', cell: ({ sha256 }) => <Hash value={sha256} /> },
];

const NAMES_SHOWN = 4;

function FirstNames({ names }: { names: readonly string[] }): ReactElement {
  const more = names.length - NAMES_SHOWN;
  const first = names.slice(0, NAMES_SHOWN).join(', ');
  return <>{names.length === 0 ? 'none' : more > 0 ? `${first} and ${more} more` : first}</>;
}

/** Prompts without a category, or a challenge, have the empty one. */
function countNamed(names: readonly string[]): string {
  return formatCount(names.filter((name) => name !== '').length);
}
