import type { VoteRow } from '#domain/vote-row.ts';

/** On which line each revision of each vote stands. */
export type RevisionLines = {
  /** Notes the row; returns the line of the same revision of the same vote, if one was before it. */
  note: (row: Vote, at: { trial: number; line: number }) => number | undefined;
};

type Vote = Pick<VoteRow, 'question' | 'revision'>;
type Last = { revision: number[]; line: number[] };

/** Trials are numbered from 0; most votes have one revision, so that only the others take a map. */
export function createRevisionLines(): RevisionLines {
  const questions = new Map<string, Last>();
  const earlier = new Map<string, number>();
  const note: RevisionLines['note'] = ({ question, revision }, { trial, line }) => {
    let last = questions.get(question);
    if (!last) questions.set(question, (last = { revision: [], line: [] }));
    const knownRevision = last.revision[trial];
    const knownLine = last.line[trial];
    last.revision[trial] = revision;
    last.line[trial] = line;
    if (knownRevision === undefined || knownLine === undefined) return undefined;
    if (knownRevision === revision) return knownLine;
    const keyOf = (number: number): string => JSON.stringify([question, trial, number]);
    earlier.set(keyOf(knownRevision), knownLine);
    return earlier.get(keyOf(revision));
  };
  return { note };
}
