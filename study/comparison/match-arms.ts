import { canonicalJson } from '#files/canonical-json.ts';
import type { ArmSettings, ComparedArm } from './compared-study.ts';

/** One arm over several studies. */
export type MatchedArm = {
  /** the key that the first study which has it gives it, with the study's name where that key is taken */
  name: string;
  label: string;
  /** by the names of the studies that have it */
  arms: ReadonlyMap<string, ComparedArm>;
};

type Group = MatchedArm & { arms: Map<string, ComparedArm> };

/** By what an arm is known in earlier studies: the first rule that fits decides. */
const RULES: readonly ((group: Group, arm: ComparedArm) => boolean)[] = [
  (group, arm) => isMadeAlike(group, arm) && group.name === arm.key,
  isMadeAlike,
  (group, arm) => group.name === arm.key,
];

/**
 * Which arms of several studies are the same one: those with the same settings, whatever they are
 * called; and of the others those that have the same key, which are then told as made differently.
 */
export function matchArms(
  studies: readonly { study: string; arms: readonly ComparedArm[] }[],
): MatchedArm[] {
  const groups: Group[] = [];
  for (const { study, arms } of studies) {
    const strangers = RULES.reduce<readonly ComparedArm[]>(
      (left, rule) =>
        left.filter((arm) => {
          const group = groups.find((one) => !one.arms.has(study) && rule(one, arm));
          group?.arms.set(study, arm);
          return group === undefined;
        }),
      arms,
    );
    for (const arm of strangers) groups.push(newGroup(groups, arm, study));
  }
  return groups;
}

/** For an arm that no earlier study has. */
function newGroup(groups: readonly Group[], arm: ComparedArm, study: string): Group {
  const { key, label } = arm;
  const isTaken = groups.some(({ name }) => name === key);
  return { name: isTaken ? `${key} of ${study}` : key, label, arms: new Map([[study, arm]]) };
}

function isMadeAlike({ arms }: MatchedArm, { settings }: ComparedArm): boolean {
  if (settings === null) return false;
  return settingsOf(arms.values()).includes(canonical(settings));
}

/** Whether arms are made alike; null where of one of them that is not known. */
export function areMadeAlike(arms: readonly ComparedArm[]): boolean | null {
  const names = settingsOf(arms);
  if (new Set(names.filter((name) => name !== null)).size > 1) return false;
  return names.includes(null) ? null : true;
}

function settingsOf(arms: Iterable<ComparedArm>): (string | null)[] {
  return [...arms].map(({ settings }) => settings && canonical(settings));
}

/** What it is made with; what the model is called here is no part of it. */
function canonical(settings: ArmSettings): string {
  return canonicalJson({ ...settings, model: undefined });
}
