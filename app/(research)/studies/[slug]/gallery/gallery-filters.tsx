import type { ReactElement } from 'react';
import type { GalleryFilter } from '../../../../_data/gallery-filter.ts';
import type { Gallery } from '../../../../_data/read-gallery.ts';
import { anyOf } from '../../../../_ui/any-of.ts';
import { FilterBar } from '../../../../_ui/filter-bar.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import type { Option } from '../../../../_ui/select-field.tsx';

const shows: readonly Option[] = [
  { value: 'all', label: 'All images' },
  { value: 'failed', label: 'Failures' },
  { value: 'held', label: 'Held by the gate' },
  { value: 'waiting', label: 'Still to be made' },
];

/** What part of the gallery is shown. */
export function GalleryFilters({
  slug,
  gallery,
  filter,
}: {
  slug: string;
  gallery: Gallery;
  filter: GalleryFilter;
}): ReactElement {
  return (
    <FilterBar action={`/studies/${slug}/gallery`}>
      <SelectField
        label="Category"
        name="category"
        defaultValue={filter.category}
        options={anyOf('Every category', gallery.categories)}
      />
      <SelectField
        label="Challenge"
        name="challenge"
        defaultValue={filter.challenge}
        options={anyOf('Every challenge', gallery.challenges)}
      />
      <SelectField
        label="Arm"
        name="arm"
        defaultValue={filter.arm}
        options={[
          { value: '', label: 'Every arm' },
          ...gallery.arms.map(({ key, label }) => ({ value: key, label })),
        ]}
      />
      <SelectField label="Show" name="show" defaultValue={filter.show} options={shows} />
    </FilterBar>
  );
}
