import type { Target } from './address.ts';
import { isTest, isWithin, roomOf, ruleOf } from './room-of.ts';
import { DATA, TEST_TOOLS } from './rooms.ts';
import type { Room } from './rooms.ts';

/**
 * Says why a file may not import what an address stands for; null where it may.
 *
 * @param from the importing file, from the root of the repository
 */
export function judgeImport(from: string, target: Target): string | null {
  const rule = ruleOf(from);
  if (rule === undefined) {
    return `${from} lies in no room: give its folder a line in architecture/rooms.ts`;
  }
  const tools = isTest(from) ? TEST_TOOLS : undefined;
  switch (target.kind) {
    case 'file':
      return judgeFile(from, target.path, rule);
    case 'builtin':
      if (names(rule.builtins, target.name) || names(tools?.builtins, target.name)) return null;
      return `${rule.folder}/ may not import node:${target.name} (it may ${listed(rule.builtins)})`;
    case 'package':
      if (names(rule.packages, target.name) || names(tools?.packages, target.name)) return null;
      return `${rule.folder}/ may not import the package ${target.name} (it may ${listed(rule.packages)})`;
    case 'elsewhere':
      return 'an address leads out of the repository';
  }
}

function judgeFile(from: string, path: string, rule: Room): string | null {
  const top = from.slice(0, from.indexOf('/'));
  const own = roomOf(from)?.folder ?? rule.folder;
  const fixtures = isTest(from) ? [`${top}/fixtures`] : [];
  const allowed = [own, rule.folder, ...rule.uses, ...fixtures, ...DATA];
  if (isRoot(path) || allowed.some((folder) => isWithin(path, folder))) return null;
  return `${rule.folder}/ may import of ours only ${listed(rule.uses)}, and ${path} is none of that`;
}

/** The folder of the whole repository, from which no module is loaded. */
function isRoot(path: string): boolean {
  return path === '.' || path === './';
}

function names(list: readonly string[] | 'any' | undefined, name: string): boolean {
  return list === 'any' || list?.includes(name) === true;
}

function listed(names: readonly string[] | 'any'): string {
  return names === 'any' ? 'any' : names.join(', ') || 'nothing';
}
