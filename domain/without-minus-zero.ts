/** The number, 0 for -0: JSON keeps no sign of a zero, so that none may be told from the other. */
export function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
