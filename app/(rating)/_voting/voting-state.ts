import type { Act } from './act.ts';
import type { Answer, GivenAct, Question, Served, Trial } from './trial.ts';

/** What a page knows of a rater's session. Which question is next follows from it. */
export type VotingState = {
  /** in order; those that are over stay until the server's list replaces them */
  trials: readonly Trial[];
  /** what can be taken back, the latest last: of earlier pages too, as far as the server told */
  given: readonly GivenAct[];
};

export type VotingEvent =
  | { type: 'answer'; trialId: string; question: string; answer: Answer | null }
  | { type: 'report'; trialId: string }
  /** without a target: the last */
  | { type: 'undo'; target?: GivenAct }
  /** the server will never take this act */
  | { type: 'refused'; act: Act }
  /** acts that the server does not know of yet, found after a reload */
  | { type: 'acts'; acts: readonly Act[] }
  /** the server's list; `complete` when nothing was under way that it may not know of */
  | { type: 'served'; served: Served; complete: boolean };

export type Step = { trial: Trial; question: Question; number: number };

/** What comes of an event; nothing that was given is ever lost from the list. */
export function votingReducer(state: VotingState, event: VotingEvent): VotingState {
  const { trials, given } = state;
  switch (event.type) {
    case 'answer': {
      const { trialId, question, answer } = event;
      const answered = changeTrial(trials, trialId, (trial) => ({
        ...trial,
        answered: { ...trial.answered, [question]: answer },
      }));
      const trial = answered.find(({ id }) => id === trialId);
      // which answer is right is told next: what was answered stays
      if (trial?.checked && isOver(trial))
        return { trials: answered, given: given.filter((one) => one.trialId !== trialId) };
      return { trials: answered, given: [...given, { trialId, question }] };
    }
    case 'report': {
      const { trialId } = event;
      const reported = changeTrial(trials, trialId, (trial) => ({ ...trial, reported: true }));
      return { trials: reported, given: [...given, { trialId, question: null }] };
    }
    case 'undo':
      return takeBack(state, event.target ?? given.at(-1));
    case 'refused':
      return takeBack(state, givenBy(event.act));
    case 'acts':
      return event.acts.map(eventOf).reduce(votingReducer, state);
    case 'served': {
      const { served, complete } = event;
      const known = mergeTrials(trials, { trials: served.trials, complete });
      return { trials: known, given: complete ? served.recent : given };
    }
  }
}

/** The question to ask now, or null when no trial that is known is open. */
export function currentStep({ trials }: VotingState): Step | null {
  const trial = trials.find((candidate) => !isOver(candidate));
  if (!trial) return null;
  const number = trial.questions.findIndex(({ id }) => !Object.hasOwn(trial.answered, id));
  const question = trial.questions[number];
  return question ? { trial, question, number } : null;
}

/** Trials that are not over, the current one first. */
export function openTrials({ trials }: VotingState): Trial[] {
  return trials.filter((trial) => !isOver(trial));
}

export function isOver({ questions, answered, reported }: Trial): boolean {
  return reported === true || questions.every(({ id }) => Object.hasOwn(answered, id));
}

function eventOf(act: Act): VotingEvent {
  if (act.kind === 'undo') return { type: 'undo', ...(act.target && { target: act.target }) };
  if (act.kind === 'report') return { type: 'report', trialId: act.trialId };
  const { trialId, question, answer } = act.vote;
  return { type: 'answer', trialId, question, answer };
}

/** What an act gave that could be taken back. */
function givenBy(act: Act): GivenAct | undefined {
  if (act.kind === 'undo') return undefined;
  if (act.kind === 'report') return { trialId: act.trialId, question: null };
  return { trialId: act.vote.trialId, question: act.vote.question };
}

function takeBack({ trials, given }: VotingState, target: GivenAct | undefined): VotingState {
  if (!target) return { trials, given };
  const { trialId, question } = target;
  const place = given.findLastIndex((one) => one.trialId === trialId && one.question === question);
  const reopened = changeTrial(trials, trialId, (trial) =>
    question === null ? { ...trial, reported: false } : withoutAnswer(trial, question),
  );
  return { trials: reopened, given: given.filter((_, index) => index !== place) };
}

function withoutAnswer(trial: Trial, question: string): Trial {
  const left = Object.entries(trial.answered).filter(([answered]) => answered !== question);
  return { ...trial, answered: Object.fromEntries(left) };
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
