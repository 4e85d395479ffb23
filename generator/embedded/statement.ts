import type { Background, Colour, Corner, Shape, Size } from './world.ts';

/** Objects of one kind that a prompt names; null is what it leaves open. */
export type Group = {
  count: number;
  shape: Shape;
  colour: Colour | null;
  size: Size | null;
  /** only of a group of one */
  corner: Corner | null;
};

export const RELATIONS = ['left of', 'right of', 'above', 'below'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * What a prompt says of an image: every object in it, perhaps the relation of the first group to
 * the second (both of one object), perhaps the background.
 */
export type Statement = {
  groups: Group[];
  relation: Relation | null;
  background: Background | null;
};
