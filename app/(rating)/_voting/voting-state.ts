import type { Act } from './act.ts';
import type { Answer, Question, Trial } from './trial.ts';

/** A vote that can be taken back. */
export type GivenVote = { trialId: string; question: string };

/** What a page knows of a rater's session. Which question is next follows from it. */
export type VotingState = {
  /** in order; those that are over stay until the server's list replaces them */
  trials: readonly Trial[];
  /** votes given in this page, oldest first */
  given: readonly GivenVote[];
};

export type VotingEvent =
  | { type: 'answer'; trialId: string; question: string; answer: Answer | null }
  | { type: 'undo' }
  | { type: 'report'; trialId: string }
  /** acts that the server does not know of yet, found after a reload */
  | { type: 'acts'; acts: readonly Act[] }
  /** the server's list; `complete` when nothing was under way that it may not know of */
  | { type: 'trials'; trials: readonly Trial[]; complete: boolean };

export type Step = { trial: Trial; question: Question; number: number };

/** What comes of an event; nothing that was given is ever lost from the list. */
export function votingReducer(state: VotingState, event: VotingEvent): VotingState {
  switch (event.type) {
    case 'answer': {
      const { trialId, question, answer } = event;
      const trials = changeTrial(state.trials, trialId, (trial) => ({
        ...trial,
        answered: { ...trial.answered, [question]: answer },
      }));
      return { trials, given: [...state.given, { trialId, question }] };
    }
    case 'undo':
      return takeBack(state);
    case 'report':
      return {
        ...state,
        trials: changeTrial(state.trials, event.trialId, (trial) => ({ ...trial, reported: true })),
      };
    case 'acts':
      return event.acts.map(eventOf).reduce(votingReducer, state);
    case 'trials':
      return { ...state, trials: mergeTrials(state.trials, event) };
  }
}

/** The question to ask now, or null when no trial that is known is open. */
export function currentStep({ trials }: VotingState): Step | null {
  const trial = trials.find((candidate) => !isOver(candidate));
  const number = trial?.questions.findIndex(({ id }) => !Object.hasOwn(trial.answered, id)) ?? -1;
  const question = trial?.questions[number];
  return trial && question ? { trial, question, number } : null;
}

/** Trials that are not over, the current one first. */
export function openTrials({ trials }: VotingState): Trial[] {
  return trials.filter((trial) => !isOver(trial));
}

/** The list as it will be when the server knows of these acts too. */
export function applyActs(trials: readonly Trial[], acts: readonly Act[]): VotingState {
  return acts.reduce<VotingState>((state, act) => votingReducer(state, eventOf(act)), {
    trials,
    given: [],
  });
}

export function isOver({ questions, answered, reported }: Trial): boolean {
  return reported === true || questions.every(({ id }) => Object.hasOwn(answered, id));
}

function eventOf(act: Act): VotingEvent {
  if (act.kind === 'undo') return { type: 'undo' };
  if (act.kind === 'report') return { type: 'report', trialId: act.trialId };
  const { trialId, question, answer } = act.vote;
  return { type: 'answer', trialId, question, answer };
}

function takeBack({ trials, given }: VotingState): VotingState {
  const last = given.at(-1);
  if (!last) return { trials, given };
  const reopened = changeTrial(trials, last.trialId, (trial) => ({
    ...trial,
    answered: Object.fromEntries(
      Object.entries(trial.answered).filter(([question]) => question !== last.question),
    ),
  }));
  return { trials: reopened, given: given.slice(0, -1) };
}

function changeTrial(
  trials: readonly Trial[],
  id: string,
  change: (trial: Trial) => Trial,
): readonly Trial[] {
  return trials.map((trial) => (trial.id === id ? change(trial) : trial));
}

/**
 * A list that may lag behind adds only trials not known yet; a complete one replaces what is known,
 * save trials of this page that are over, which an undo can open again.
 */
function mergeTrials(
  known: readonly Trial[],
  { trials, complete }: { trials: readonly Trial[]; complete: boolean },
): readonly Trial[] {
  const names = new Set((complete ? trials : known).map(({ id }) => id));
  const [base, more] = complete ? [trials, known.filter(isOver)] : [known, trials];
  return [...base, ...more.filter(({ id }) => !names.has(id))].sort((a, b) => a.order - b.order);
}
