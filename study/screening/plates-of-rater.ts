import { at } from '#domain/at.ts';
import type { Enrolment, Study } from '#prisma/generated/client.ts';
import { createSeededRandom } from '../design/seeded-random.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { Plate } from './draw-plate.ts';
import { PLATE_FIGURES } from './plate-figures.ts';

/** What tells which plates a rater is shown. */
export type PlateReader = Pick<Enrolment, 'number'> & { study: Pick<Study, 'id' | 'protocol'> };

/**
 * The plates of a rater, in order: for each the kind of red-green blindness changes. They follow from
 * the study and the rater's number, so that a page opened again shows the same, and no two raters can
 * tell each other what to see.
 */
export function platesOfRater({ number, study }: PlateReader): Plate[] {
  const { screening } = readProtocol(study.protocol);
  const { show = 0 } = { ...screening?.colour_plates };
  const seed = `${study.id}/${number}`;
  const random = createSeededRandom(`plates/${seed}`);
  return Array.from({ length: show }, (_, place) => ({
    figure: at(PLATE_FIGURES, random.below(PLATE_FIGURES.length), 'a figure of plates'),
    axis: place % 2 === 0 ? 'protan' : 'deutan',
    seed: `${seed}/${place}`,
  }));
}
