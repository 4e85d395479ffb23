import { shapeOfName } from '#domain/shape-of-name.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';

/** Meets the arms of a file as they come. */
export type ArmNames = { check: (row: ArmsOfRow, line: number) => void };

type ArmsOfRow = { left_arm: string; right_arm: string };

/**
 * A check that no two arms of a file look alike: `B` and `b`, `B` with a space, or a Cyrillic `В` are one
 * arm and a slip of the hand, and votes for them must not be counted apart.
 *
 * `check` throws a UserError that names both lines.
 */
export function createArmNames(file: string): ArmNames {
  const known = new Set<string>();
  const byShape = new Map<string, { arm: string; line: number }>();
  const meet = (column: keyof ArmsOfRow, row: ArmsOfRow, line: number): void => {
    const { [column]: arm } = row;
    const shape = shapeOfName(arm);
    const first = byShape.get(shape);
    if (first) throw likelyTypo({ file, line, column, arm }, first);
    byShape.set(shape, { arm, line });
    known.add(arm);
  };
  const check = (row: ArmsOfRow, line: number): void => {
    if (!known.has(row.left_arm)) meet('left_arm', row, line);
    if (!known.has(row.right_arm)) meet('right_arm', row, line);
  };
  return { check };
}

function likelyTypo(
  { file, line, column, arm }: { file: string; line: number; column: string; arm: string },
  first: { arm: string; line: number },
): UserError {
  return new UserError(
    `${file}, line ${line}: ${column} ${shown(arm)} is most likely a typo for ${shown(first.arm)} of line ${first.line} (or that one for it), for they differ only in ${differenceOf(arm, first.arm)}; write each arm in one way.`,
    { code: 'votes-contradict' },
  );
}

function differenceOf(one: string, other: string): string {
  const squeeze = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ');
  if (squeeze(one) === squeeze(other)) return 'spaces';
  if (one.toLowerCase() === other.toLowerCase()) return 'case';
  if (squeeze(one).toLowerCase() === squeeze(other).toLowerCase()) return 'case and spaces';
  return 'letters that look alike, or in invisible ones';
}

/** The name, with the code of each character that is no plain letter, digit or sign. */
function shown(arm: string): string {
  const codes = [...new Set(arm.match(/[^\x20-\x7e]/gu))].map(
    (letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return codes.length === 0 ? showValue(arm) : `${showValue(arm)} (with ${codes.join(', ')})`;
}
