import { shapeOfName } from './shape-of-name.ts';

/** A name as it was met first, and where. */
type MetName = { name: string; line: number };

/** Names of one kind, such as the arms of a file, as they are met one after another. */
export type NearNames = {
  has: (name: string) => boolean;
  /** Takes the name in; returns the one before it that the eye takes for the same, if there is one. */
  meet: (name: string, line: number) => MetName | undefined;
};

/**
 * Finds names that are most likely one name and a slip of the hand: `B` and `b`, `B` with a space, or a
 * Cyrillic `В`. What is counted by such names must not be counted apart.
 */
export function createNearNames(): NearNames {
  const known = new Set<string>();
  const byShape = new Map<string, MetName>();
  // rows that follow each other mostly have the same name
  let last: string | null = null;
  return {
    has: (name) => {
      if (name === last) return true;
      if (!known.has(name)) return false;
      last = name;
      return true;
    },
    meet: (name, line) => {
      if (known.has(name)) return undefined;
      known.add(name);
      const shape = shapeOfName(name);
      const first = byShape.get(shape);
      if (!first) byShape.set(shape, { name, line });
      return first;
    },
  };
}
