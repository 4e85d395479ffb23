import type { Background, Colour, Shape, Size } from './world.ts';

/** One object of a scene, at the centre of its cell. */
export type SceneObject = { shape: Shape; colour: Colour; size: Size };

/** A background, and what lies in each of the four cells (in the order of CORNERS; null: nothing). */
export type Scene = { background: Background; cells: readonly (SceneObject | null)[] };
