import { mayDo } from '#domain/study-rights.ts';
import type { StudyRole } from '#domain/study-role.ts';
import type { Guard } from './read-doors.ts';

/** Everyone who may come to a door; the roles are those in the study that the door is of. */
export const PERSONS = ['anonymous', 'rater', 'viewer', 'editor', 'owner', 'other'] as const;
export type Person = (typeof PERSONS)[number];

/** How a table names them. */
export const PERSON_WORDS: Record<Person, string> = {
  anonymous: 'anonymous',
  rater: 'rater',
  viewer: 'viewer',
  editor: 'editor',
  owner: 'owner',
  other: 'other researcher',
};

const roles: Partial<Record<Person, StudyRole>> = {
  viewer: 'viewer',
  editor: 'editor',
  owner: 'owner',
};

/** Whether a guard lets a person in. */
export function letsIn(guard: Guard, person: Person): boolean {
  if (guard === 'anyone' || guard === 'link') return true;
  if (guard === 'rater') return person === 'rater';
  const isResearcher = person === 'other' || person in roles;
  if (guard === 'researcher') return isResearcher;
  const role = roles[person];
  return role !== undefined && mayDo(role, guard);
}
