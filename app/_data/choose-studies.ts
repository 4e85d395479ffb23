/** So many studies are held beside each other. */
const MOST_STUDIES = 12;

/**
 * The studies that an address names, in its order, of those that a person may see; and in sentences, what
 * it names that is not shown.
 */
export function chooseStudies<Study extends { slug: string }>(
  studies: readonly Study[],
  wanted: readonly string[],
): { chosen: Study[]; notShown: string[] } {
  const found = wanted.flatMap((name) => studies.find(({ slug }) => slug === name) ?? []);
  const missing = wanted.length - found.length;
  const more = Math.max(0, found.length - MOST_STUDIES);
  return {
    chosen: found.slice(0, MOST_STUDIES),
    notShown: [
      ...(missing === 0 ? [] : [`${sayStudies(missing)} not among those that you may see.`]),
      ...(more === 0
        ? []
        : [
            `${sayStudies(more)} left out: no more than ${MOST_STUDIES} are held beside each other.`,
          ]),
    ],
  };
}

function sayStudies(count: number): string {
  return count === 1 ? '1 study of this address is' : `${count} studies of this address are`;
}
