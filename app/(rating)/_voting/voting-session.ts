import type { ReportReason } from '#study/voting/report-input.ts';
import type { Act, SentMarks, SentVote } from './act.ts';
import { deliverActs, waitBeforeRetry } from './deliver-acts.ts';
import type { Rest, Settlement } from './deliver-acts.ts';
import { fetchTrials } from './fetch-trials.ts';
import type { Outbox } from './outbox.ts';
import { sendAct } from './send-act.ts';
import type { ServerClock } from './server-clock.ts';
import { toldOfVote } from './told-of-vote.ts';
import type { ToldOfVote } from './told-of-vote.ts';
import type { Answer, RaterPart, Served, Trial } from './trial.ts';
import { currentStep, isOver, openTrials, votingReducer } from './voting-state.ts';
import type { VotingEvent, VotingState } from './voting-state.ts';

/** What the page shows of a session at one moment. */
export type VotingSnapshot = {
  state: VotingState;
  /** acts that the server has not taken yet */
  waiting: number;
  rest: Rest;
  /** acts that the server never will take */
  refused: number;
  /** the server says that no trial is left */
  finished: boolean;
  /** the practice trial that was just answered, until the rater goes on */
  reviewed: Trial | null;
  /** what was told of the practice pair answered last whose answer is known */
  told: Pick<ToldOfVote, 'trialId' | 'feedback'> | null;
  part: RaterPart;
  /** as the server told last; where a page is opened after the end it is all that is known */
  progress: Served['progress'];
};

/** How a vote came about, measured by the page. */
export type Evidence = Omit<
  SentVote,
  'trialId' | 'question' | 'answer' | 'idempotencyKey' | 'session' | 'clockOffsetMs'
>;

/** What a session needs of the browser. */
export type World = {
  outbox: () => Outbox;
  /** asks the server, and tells `clock` of each exchange */
  ask: typeof fetch;
  clock: ServerClock;
  /** the page's clock, in ms since 1970 */
  now: () => number;
  randomKey: () => string;
  /** runs work while no other tab does; the other's acts are in the same outbox */
  alone: (work: () => Promise<void>) => Promise<void>;
};

/** Trials known ahead, below which more are asked for. */
const FEW = 4;

/**
 * A rater's session in one page. Answers are shown at once and go through the outbox to the server;
 * trials come from the server and are fetched ahead.
 */
export class VotingSession {
  #world: World;
  /** of the rater, as the server named it */
  #session: string;
  /** how often an act met something that is not our server */
  #strange = new Map<string, number>();
  #snapshot: VotingSnapshot;
  #listeners = new Set<() => void>();
  #failures = 0;
  /** counts acts, to know whether one came between a question to the server and its answer */
  #acts = 0;
  #busy = false;
  #again = false;
  /** what the page knows may differ from what the server knows */
  #stale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(served: Served, world: World) {
    this.#world = world;
    this.#session = served.session;
    const state = { trials: served.trials, given: served.recent };
    const finished = served.trials.length === 0;
    const { part, progress } = served;
    const none = { waiting: 0, refused: 0, reviewed: null, told: null };
    this.#snapshot = { ...none, state, rest: 'idle', finished, part, progress };
  }

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  };

  readonly snapshot = (): VotingSnapshot => this.#snapshot;

  /** Finds what waited before the page was opened; gives a function that ends the session's timer. */
  start(): () => void {
    const acts = this.#world.outbox().list();
    this.#dispatch({ type: 'acts', acts }, { waiting: acts.length });
    this.synchronise();
    return () => clearTimeout(this.#timer);
  }

  /** Answers the question that is asked now. */
  answer(given: Answer | null, evidence: Evidence): void {
    const step = currentStep(this.#snapshot.state);
    if (!step || this.#snapshot.reviewed) return;
    const key = this.#world.randomKey();
    const named = { trialId: step.trial.id, question: step.question.id, answer: given };
    const marks = { ...this.#marks(), clientAt: evidence.clientAt };
    const vote = { ...evidence, ...named, ...marks, idempotencyKey: key };
    this.#perform({ kind: 'vote', key, vote }, { type: 'answer', ...named });
    const trial = this.#snapshot.state.trials.find(({ id }) => id === step.trial.id);
    if (trial?.practice && isOver(trial)) this.#change({ reviewed: trial });
  }

  /** Takes the last answer or report back, also one that was given before this page was opened. */
  undo(): void {
    const { reviewed, state } = this.#snapshot;
    const target = state.given.at(-1);
    // an answer that was explained stands: the explanation stays until the rater goes on
    if (!target || (reviewed && target.trialId !== reviewed.id)) return;
    this.#change({ reviewed: null });
    const key = this.#world.randomKey();
    const act = { kind: 'undo', key, target, marks: this.#marks() } as const;
    this.#perform(act, { type: 'undo', target });
  }

  /** Reports the trial that is shown, and goes on. */
  report(reason: ReportReason): void {
    const trialId = (this.#snapshot.reviewed ?? currentStep(this.#snapshot.state)?.trial)?.id;
    if (trialId === undefined) return;
    this.#change({ reviewed: null });
    const key = this.#world.randomKey();
    const act = { kind: 'report', key, trialId, reason, marks: this.#marks() } as const;
    this.#perform(act, { type: 'report', trialId });
  }

  /** Goes on after a practice trial. */
  goOn(): void {
    this.#change({ reviewed: null });
  }

  /** Sends what waits and asks for what is missing, now; with `refresh` also for what is known. */
  synchronise({ refresh = false }: { refresh?: boolean } = {}): void {
    this.#stale ||= refresh;
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    void this.#world
      .alone(() => this.#work())
      .finally(() => {
        this.#busy = false;
        if (this.#again) this.synchronise();
      });
  }

  async #work(): Promise<void> {
    let rest: Rest;
    do {
      this.#again = false;
      // when an act was done is known only with the clock of the server
      rest = this.#world.clock.offsetMs() === undefined ? await this.#refresh() : 'idle';
      if (rest !== 'later') rest = await this.#deliver();
      if (rest === 'idle' && this.#needsTrials()) rest = await this.#refresh();
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by a call during the awaits
    } while (this.#again || (rest === 'idle' && this.#countWaiting() > 0));
    this.#failures = rest === 'later' ? this.#failures + 1 : 0;
    this.#change({ rest, waiting: this.#countWaiting() });
    if (rest !== 'later') return;
    this.#timer = setTimeout(() => this.synchronise(), waitBeforeRetry(this.#failures));
  }

  #deliver(): Promise<Rest> {
    return deliverActs({
      outbox: this.#world.outbox(),
      send: (act) => sendAct(this.#withOffset(act), this.#world.ask),
      onSettled: (act, settlement) => this.#settle(act, settlement),
      strange: this.#strange,
    });
  }

  #settle(act: Act, settlement: Settlement): void {
    const isRefused = settlement.outcome === 'refused';
    if (isRefused) {
      this.#dispatch({ type: 'refused', act }, { reviewed: null });
    } else {
      const told = toldOfVote(act, settlement.answer);
      if (told) this.#hear(told);
    }
    if (isRefused || act.kind === 'undo' || isOutdone(settlement)) this.#stale = true;
    const refused = this.#snapshot.refused + (isRefused ? 1 : 0);
    this.#change({ refused, waiting: this.#countWaiting() });
  }

  /** Takes in what the server tells of a vote; where the rater's part changes, so do the trials. */
  #hear({ trialId, feedback, part }: ToldOfVote): void {
    const before = this.#snapshot.part;
    const isNew = part.practiceTry !== before.practiceTry || part.ended !== before.ended;
    this.#stale ||= isNew;
    this.#change({ part, ...(feedback && { told: { trialId, feedback } }) });
  }

  /** When and where what is done now is done. */
  #marks(): SentMarks {
    const clientAt = new Date(this.#world.now()).toISOString();
    return { session: this.#session, clientAt, ...this.#offset() };
  }

  #offset(): { clockOffsetMs?: number } {
    const clockOffsetMs = this.#world.clock.offsetMs();
    return clockOffsetMs === undefined ? {} : { clockOffsetMs };
  }

  /** An act from before the clock of the server was known gets what is known now. */
  #withOffset(act: Act): Act {
    if (act.kind === 'vote') return { ...act, vote: { ...this.#offset(), ...act.vote } };
    return { ...act, marks: { ...this.#offset(), ...act.marks } };
  }

  #needsTrials(): boolean {
    const { state, finished } = this.#snapshot;
    const open = openTrials(state).length;
    if (this.#stale || open === 0) return this.#stale || !finished;
    const last = state.trials.at(-1);
    return open < FEW && last !== undefined && last.position < last.total;
  }

  async #refresh(): Promise<Rest> {
    const before = this.#acts;
    const fetched = await fetchTrials(this.#world.ask);
    if (fetched.outcome !== 'taken') return fetched.outcome;
    const { served } = fetched;
    this.#session = served.session;
    const complete = before === this.#acts && this.#countWaiting() === 0;
    this.#dispatch(
      { type: 'served', served, complete },
      { part: served.part, progress: served.progress },
    );
    if (complete) {
      this.#stale = false;
      this.#change({ finished: served.trials.length === 0 });
    }
    return 'idle';
  }

  #perform(act: Act, event: VotingEvent): void {
    this.#acts += 1;
    this.#world.outbox().add(act);
    this.#dispatch(event, { waiting: this.#countWaiting(), finished: false });
    this.synchronise();
  }

  #countWaiting(): number {
    return this.#world.outbox().list().length;
  }

  #dispatch(event: VotingEvent, changes: Partial<VotingSnapshot> = {}): void {
    this.#change({ ...changes, state: votingReducer(this.#snapshot.state, event) });
  }

  #change(changes: Partial<VotingSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    for (const listen of this.#listeners) listen();
  }
}

/** Whether the server says that an answer given later elsewhere counts in place of this one. */
function isOutdone(settlement: Settlement): boolean {
  if (settlement.outcome !== 'taken') return false;
  const { answer } = settlement;
  return typeof answer === 'object' && answer !== null && 'stands' in answer && !answer.stands;
}
