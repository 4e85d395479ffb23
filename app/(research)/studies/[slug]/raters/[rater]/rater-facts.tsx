import type { ReactElement } from 'react';
import type { RaterDocument } from '#study/raters/export-rater.ts';
import { formatCount } from '#domain/format-count.ts';
import { DefinitionList } from '../../../../../_ui/definition-list.tsx';
import type { Definition } from '../../../../../_ui/definition-list.tsx';
import { Hash } from '../../../../../_ui/code.tsx';
import { Time } from '../../../../../_ui/time.tsx';

const moments = [
  ['Invited', 'invited'],
  ['Opened the link', 'joined'],
  ['Agreed', 'consented'],
  ['Finished', 'finished'],
  ['Left', 'left'],
] as const;

/** When a rater did what, and what ties the rater to a person; that for owners only. */
export function RaterFacts({
  rater,
  showsPerson,
}: {
  rater: RaterDocument;
  showsPerson: boolean;
}): ReactElement {
  const { times, votes, votes_removed: removed, sessions, consent, screened_out: out } = rater;
  const items: Definition[] = [
    ...moments.flatMap(([term, key]) => {
      const at = times[key];
      return at === null ? [] : [{ term, value: <Time at={new Date(at)} /> }];
    }),
    { term: 'Sessions', value: formatCount(sessions.length) },
    { term: 'Answers and changes', value: formatCount(votes.length) },
  ];
  items.push(...screeningOf(rater));
  if (out !== null) items.push({ term: 'Screened out', value: out });
  if (removed !== null) items.push({ term: 'Answers deleted', value: formatCount(removed) });
  if (consent !== null) items.push({ term: 'Consent', value: <Hash value={consent.sha256} /> });
  if (showsPerson) items.push({ term: 'Key table', value: personOf(rater) });
  return <DefinitionList items={items} />;
}

function screeningOf({ screening }: RaterDocument): Definition[] {
  if (screening === null) return [];
  const { answers, plates } = screening;
  return [
    ...answers.map(({ ask, answer }) => ({ term: ask, value: answer })),
    ...(plates.of === 0
      ? []
      : [{ term: 'Colour plates right', value: `${plates.count} of ${plates.of}` }]),
  ];
}

function personOf({ person: { email, panel } }: RaterDocument): string {
  const known = [email, panel && `panel: ${panel.person}`].filter((text) => text !== null);
  return known.length === 0 ? 'nothing ties this rater to a person' : known.join('; ');
}
