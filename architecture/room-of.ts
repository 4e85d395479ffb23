import { ROOMS } from './rooms.ts';
import type { Room } from './rooms.ts';

/** Whether a path lies in a folder, or is it; `.` holds the files at the root. */
export function isWithin(path: string, folder: string): boolean {
  if (folder === '.') return !path.includes('/');
  return path === folder || path.startsWith(`${folder}/`);
}

/** The innermost room of a file; undefined for what belongs to none. */
export function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => isWithin(path, room.folder)).reduce<Room | undefined>(
    (inner, room) =>
      inner === undefined || room.folder.length > inner.folder.length ? room : inner,
    undefined,
  );
}

/** Tests and the end-to-end stories. */
export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}

/** The room whose rule a file follows: the test of a pure room follows the room around it. */
export function ruleOf(path: string): Room | undefined {
  const room = roomOf(path);
  if (!isTest(path) || room?.isPure !== true) return room;
  const around = roomOf(room.folder.split('/').slice(0, -1).join('/'));
  return around ?? room;
}
