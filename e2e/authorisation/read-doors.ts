import { glob, readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { present } from '#domain/present.ts';
import { STUDY_RIGHTS } from '#domain/study-rights.ts';
import type { StudyRight } from '#domain/study-rights.ts';

/**
 * Who gets in: anyone, who holds a link, a rater in a session, a researcher who is signed in, or who
 * has a right.
 */
export type Guard = 'anyone' | 'link' | 'rater' | 'researcher' | StudyRight;

/** A page, a route by one method, or a server action, and whom it lets in as its source says. */
export type Door =
  | { kind: 'page'; name: string; guard: Guard }
  | { kind: 'route'; name: string; method: string; guard: Guard }
  | { kind: 'action'; name: string; guard: Guard };

const RIGHT = /\b(?:requireStudyAccess|requireAuthorisedStudy|requireAccessTo|requireRun)\(/;
const RESEARCHER = /\b(?:requireResearcher|answerResearcher|answerUpload|answerPromptFile)\(/;
const LINK = /\b(?:findColleagueInvitation|findInvitation|findInvited|findGroupLink|enrolRater)\(/;
const RATER = /\b(?:answerRater|doForRater|takeAct|findActor|findRater|findRaterOfAnySession)\(/;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const FUNCTION = /^(export )?(?:async )?function (\w+)/gm;

/** Every page, route and action of `app/`, with the guard that its source calls first. */
export async function readDoors(): Promise<Door[]> {
  const files = (await Array.fromAsync(glob('app/**/*.{ts,tsx}'))).toSorted();
  const doors = await Promise.all(
    files.map(async (file) => doorsOf(file, await readFile(file, 'utf8'))),
  );
  return doors.flat();
}

function doorsOf(file: string, source: string): Door[] {
  const name = addressOf(file);
  if (file.endsWith(`${sep}page.tsx`)) return [{ kind: 'page', name, guard: guardOf(source) }];
  if (file.endsWith(`${sep}route.ts`)) {
    const methods = METHODS.filter((method) =>
      new RegExp(`^export .*\\b${method}\\b`, 'm').test(source),
    );
    return methods.map((method) => ({ kind: 'route', name, method, guard: guardOf(source) }));
  }
  if (!/^\s*['"]use server['"]/m.test(source)) return [];
  const functions = functionsOf(source);
  return functions
    .filter(({ isExported }) => isExported)
    .map(({ name: action, text }) => {
      const called = functions.filter(
        ({ isExported, name: own }) => !isExported && text.includes(`${own}(`),
      );
      const guard = guardOf([text, ...called.map((one) => one.text)].join('\n'));
      return { kind: 'action', name: action, guard };
    });
}

type Written = { name: string; isExported: boolean; text: string };

/** The functions of a file, each with its text. */
function functionsOf(source: string): Written[] {
  const starts = [...source.matchAll(FUNCTION)];
  return starts.map((start, i) => ({
    name: present(start[2], 'the name of a function'),
    isExported: start[1] !== undefined,
    text: source.slice(start.index, starts[i + 1]?.index),
  }));
}

/** Folders in brackets like `(research)` group files and stand in no address. */
function addressOf(file: string): string {
  const folders = file.split(sep).slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}

function guardOf(source: string): Guard {
  const right = RIGHT.exec(source);
  if (right) return rightIn(source.slice(right.index));
  if (RESEARCHER.test(source)) return 'researcher';
  if (LINK.test(source)) return 'link';
  return RATER.test(source) ? 'rater' : 'anyone';
}

/** The right that a call of a guard names: the first word in quotes in it that is one. */
function rightIn(call: string): StudyRight {
  for (const [, word] of call.matchAll(/'([a-z-]+)'/g)) if (word && isRight(word)) return word;
  throw new Error(`a guard names no right: ${call.slice(0, 100)}`);
}

function isRight(word: string): word is StudyRight {
  return word in STUDY_RIGHTS;
}
