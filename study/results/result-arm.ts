/** An arm as it is printed: its place in the study decides its colour and shape. */
export type ResultArm = { key: string; label: string; position: number };

/** The arm of this key; an arm that the protocol does not name stands for itself. */
export function findArm(arms: readonly ResultArm[], key: string): ResultArm {
  return arms.find((arm) => arm.key === key) ?? { key, label: key, position: arms.length };
}

/** The arms of a study with their places. */
export function placedArms(arms: readonly { key: string; label: string }[]): ResultArm[] {
  return arms.map(({ key, label }, position) => ({ key, label, position }));
}
