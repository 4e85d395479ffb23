import type { Target } from './address.ts';
import { isTest, isWithin, roomOf, ruleOf } from './room-of.ts';
import { DATA, TEST_TOOLS } from './rooms.ts';

/**
 * Says why a file may not import what an address stands for; null where it may.
 *
 * @param from the importing file, from the root of the repository
 */
export function judgeImport(from: string, target: Target): string | null {
  const rule = ruleOf(from);
  const own = roomOf(from);
  if (rule === undefined || own === undefined) {
    return `${from} lies in no room: give its folder a line in architecture/rooms.ts`;
  }
  const extra = isTest(from) ? TEST_TOOLS : { packages: [], builtins: [] };
  switch (target.kind) {
    case 'file': {
      const fixtures = isTest(from) ? [`${topOf(from)}/fixtures`] : [];
      const allowed = [own.folder, rule.folder, ...rule.uses, ...fixtures, ...DATA];
      if (isRoot(target.path) || allowed.some((folder) => isWithin(target.path, folder)))
        return null;
      return `${rule.folder}/ may import of ours only ${listed(rule.uses)}, and ${target.path} is none of that`;
    }
    case 'builtin':
      if (has([...rule.builtins, ...extra.builtins], target.name)) return null;
      return `${rule.folder}/ may not import node:${target.name} (it may ${listed(rule.builtins)})`;
    case 'package':
      if (has([...rule.packages, ...extra.packages], target.name)) return null;
      return `${rule.folder}/ may not import the package ${target.name} (it may ${listed(rule.packages)})`;
    case 'elsewhere':
      return 'an address leads out of the repository';
  }
}

/** The folder of the whole repository, from which no module is loaded. */
function isRoot(path: string): boolean {
  return path === '.' || path === './';
}

function topOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function has(list: readonly string[], name: string): boolean {
  return list.includes(name);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}
