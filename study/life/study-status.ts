import { counted } from '#domain/counted.ts';
import type { Database } from '#prisma/client.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import type { RunState, Study, StudyState } from '#prisma/generated/client.ts';
import { readOrigin } from '../imports/study-origin.ts';
import type { StudyOrigin } from '../imports/study-origin.ts';
import { formatFinding } from '../protocol/finding.ts';
import { readProtocolFile } from '../protocol/protocol-file.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { countVotes } from '../votes/count-votes.ts';
import type { VoteCounts } from '../votes/count-votes.ts';
import { faultWarnings, voteFaults } from '../votes/vote-faults.ts';
import type { VoteFaults } from '../votes/vote-faults.ts';
import { plannedVotes } from './planned-votes.ts';
import { requireStudy } from './require-study.ts';

/** How far a study is: counts only, so that nobody sees a result before it is closed. */
export type StudyStatus = {
  slug: string;
  name: string;
  state: StudyState;
  frozen_hash: string | null;
  simulated: boolean;
  /** where the votes come from; null when they were given here */
  origin: StudyOrigin | null;
  opened_at: string | null;
  closed_at: string | null;
  run: { state: RunState; total: number; done: number; failed: number } | null;
  comparisons: { total: number; excluded: number };
  gate: { unscored: number; held: number };
  raters: Record<EnrolmentState, number> & { total: number; expected: number };
  trials: { total: number; done: number; reported: number };
  votes: VoteCounts & VoteFaults & { planned: number | null };
  deviations: number;
  /** what should be looked at in the protocol, with its line */
  warnings: string[];
};

/**
 * Counts what a study has and lacks. `votes.given` counts the main votes that stand, over all
 * questions; `votes.planned` is what the protocol plans for each question, over all questions. A trial
 * whose report stands is counted as reported only, not as done.
 */
export async function studyStatus(options: { db: Database; slug: string }): Promise<StudyStatus> {
  const { db } = options;
  const study = await requireStudy(options);
  const origin = readOrigin(study);
  if (origin !== null) return importedStatus(db, study, origin);
  const protocol = readProtocol(study.protocol);
  const studyId = study.id;
  const [run, comparisons, gate, raters, trials, votes, deviations, faults] = await Promise.all([
    db.run.findFirst({ where: { studyId }, orderBy: { createdAt: 'desc' } }),
    countComparisons(db, studyId),
    countGate(db, studyId, protocol.content_gate),
    countRaters(db, studyId),
    countTrials(db, studyId),
    countVotes(db, studyId),
    db.deviation.count({ where: { studyId } }),
    voteFaults({ db, studyId }),
  ]);
  return {
    ...describe(study),
    origin: null,
    run: run && { state: run.state, total: run.total, done: run.done, failed: run.failed },
    comparisons,
    gate,
    raters: { ...raters, expected: protocol.raters.expected },
    trials,
    votes: { ...votes, ...faults, planned: plannedVotes(protocol) },
    deviations,
    warnings: [...findWarnings(study), ...faultWarnings(faults)],
  };
}

function describe(
  study: Study,
): Pick<
  StudyStatus,
  'slug' | 'name' | 'state' | 'frozen_hash' | 'simulated' | 'opened_at' | 'closed_at'
> {
  return {
    slug: study.slug,
    name: study.name,
    state: study.state,
    frozen_hash: study.frozenHash,
    simulated: study.simulated,
    opened_at: study.openedAt?.toISOString() ?? null,
    closed_at: study.closedAt?.toISOString() ?? null,
  };
}

/** An imported study has no run, invitations or trials of its own: only what its votes tell. */
async function importedStatus(
  db: Database,
  study: Study,
  origin: StudyOrigin,
): Promise<StudyStatus> {
  const { votes, raters, comparisons } = origin.counts;
  const states = {
    ...{ invited: 0, enrolled: 0, practising: 0, voting: 0 },
    ...{ withdrawn: 0, replaced: 0, screened_out: 0 },
  };
  const times = { last_day: 0, last_at: origin.last_at };
  return {
    ...describe(study),
    origin,
    run: null,
    comparisons: { total: comparisons, excluded: 0 },
    gate: { unscored: 0, held: 0 },
    raters: { ...states, finished: raters, total: raters, expected: raters },
    trials: { total: 0, done: 0, reported: 0 },
    votes: { given: votes, ...times, conflicts: 0, duplicates: 0, refused: 0, planned: votes },
    deviations: await db.deviation.count({ where: { studyId: study.id } }),
    warnings: origin.warnings,
  };
}

/** An earlier release may have taken what this one refuses: that is told as well. */
function findWarnings({ slug, protocolText }: Study): string[] {
  const fileName = `${slug}.yaml`;
  const reading = readProtocolFile(protocolText, fileName);
  const findings = 'errors' in reading ? reading.errors : reading.file.warnings;
  return findings.map((finding) => formatFinding(fileName, finding));
}

async function countComparisons(
  db: Database,
  studyId: string,
): Promise<StudyStatus['comparisons']> {
  const [total, excluded] = await Promise.all([
    db.comparison.count({ where: { studyId } }),
    db.comparison.count({ where: { studyId, excluded: true } }),
  ]);
  return { total, excluded };
}

async function countGate(
  db: Database,
  studyId: string,
  gate: 'none' | { threshold: number },
): Promise<StudyStatus['gate']> {
  if (gate === 'none') return { unscored: 0, held: 0 };
  const made = { run: { studyId }, state: 'done' as const };
  const [unscored, held] = await Promise.all([
    db.sample.count({ where: { ...made, gateScore: null } }),
    db.sample.count({
      where: { ...made, gateScore: { gt: gate.threshold }, gateReleased: false },
    }),
  ]);
  return { unscored, held };
}

async function countRaters(
  db: Database,
  studyId: string,
): Promise<Record<EnrolmentState, number> & { total: number }> {
  const groups = await db.enrolment.groupBy({
    by: ['state'],
    where: { studyId },
    _count: { _all: true },
  });
  const byState = new Map(groups.map(({ state, _count }) => [state, _count._all]));
  const count = (state: EnrolmentState): number => counted(byState, state);
  return {
    total: groups.reduce((sum, group) => sum + group._count._all, 0),
    invited: count('invited'),
    enrolled: count('enrolled'),
    practising: count('practising'),
    voting: count('voting'),
    finished: count('finished'),
    withdrawn: count('withdrawn'),
    replaced: count('replaced'),
    screened_out: count('screened_out'),
  };
}

async function countTrials(db: Database, studyId: string): Promise<StudyStatus['trials']> {
  const main = { enrolment: { studyId }, kind: 'main' as const };
  const [total, done, reported] = await Promise.all([
    db.trial.count({ where: main }),
    db.trial.count({ where: { ...main, completedAt: { not: null }, reportedAt: null } }),
    db.trial.count({ where: { enrolment: { studyId }, reportedAt: { not: null } } }),
  ]);
  return { total, done, reported };
}
