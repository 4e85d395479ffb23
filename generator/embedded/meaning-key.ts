import type { Group, Relation, Statement } from './statement.ts';

const MIRRORED: Partial<Record<Relation, Relation>> = { 'right of': 'left of', below: 'above' };

/**
 * One text per meaning: neither wording, nor the order of groups, nor which side a relation is told
 * from changes it. The hold-out rule hashes it, so a held-out meaning is in no wording known to the
 * models.
 */
export function meaningKey({ groups, relation, background }: Statement): string {
  const keys = groups.map(groupKey);
  const ground = background ?? '-';
  if (relation === null) return `${ground}: ${keys.sort().join(' + ')}`;
  const mirrored = MIRRORED[relation];
  const pair = keys.slice(0, 2);
  if (mirrored) pair.reverse();
  const related = pair.join(` ${mirrored ?? relation} `);
  return `${ground}: ${[related, ...keys.slice(2)].join(' + ')}`;
}

function groupKey({ count, size, colour, shape, corner }: Group): string {
  return `${count} ${size ?? '-'} ${colour ?? '-'} ${shape} ${corner ?? '-'}`;
}
