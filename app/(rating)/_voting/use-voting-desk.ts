import { useEffect, useRef, useState } from 'react';
import type { RaterView } from '#study/voting/rater-view.ts';
import type { Command } from './key-command.ts';
import { LOUPE_START, movePoint } from './loupe-point.ts';
import type { LoupePoint } from './loupe-point.ts';
import { markAnswer, measureNextPair } from './measure-next-pair.ts';
import type { Answer, RaterPart, Served, Trial } from './trial.ts';
import { useBreakReminder } from './use-break-reminder.ts';
import { useEvidence } from './use-evidence.ts';
import { useHeeded } from './use-heeded.ts';
import { useKeyCommands } from './use-key-commands.ts';
import { useOwnKeys } from './use-own-keys.ts';
import type { OwnKeysKept } from './use-own-keys.ts';
import { useLoadedPairs } from './use-loaded-pairs.ts';
import type { LoadedPairs } from './use-loaded-pairs.ts';
import { useViewing } from './use-viewing.ts';
import { useVotingSession } from './use-voting-session.ts';
import type { Evidence, VotingSession, VotingSnapshot } from './voting-session.ts';
import { currentStep } from './voting-state.ts';
import type { Step } from './voting-state.ts';

/** What is open over the images, if anything. */
type Opened = 'help' | 'keys' | 'report' | 'pause' | 'break' | 'warned' | null;

/** All that the voting page shows, and all that can be done on it. */
export type VotingDesk = {
  session: VotingSession;
  snapshot: VotingSnapshot;
  loaded: LoadedPairs;
  step: Step | null;
  /** the trial on the desk: the one that is asked, or a practice trial just answered */
  trial: Trial | null;
  /** its id once both its images can be seen */
  shownId: string | null;
  /** no pair is to be seen: paused, at the end, signed out */
  away: boolean;
  /** no vote can be given or taken back any more */
  stopped: boolean;
  canAnswer: boolean;
  /** for so many ms the pair must still be looked at before it can be answered */
  lookOnMs: number;
  opened: Opened;
  open: (opened: Opened) => void;
  /** the keys that the rater has chosen */
  keys: OwnKeysKept;
  loupe: LoupePoint | null;
  moveLoupe: (point: LoupePoint) => void;
  /** each image stands in the place of the other, and nothing can be answered meanwhile */
  flipped: boolean;
  flip: () => void;
  /** @param again the second or a later click of several in a row */
  answer: (answer: Answer | null, again?: boolean) => void;
  obey: (command: Command) => void;
};

/** Nobody answers a question that fast: a second press within it belongs to the one before. */
const SAME_PRESS_MS = 200;

/** The state of the voting page, with its keys and clocks. */
export function useVotingDesk(options: {
  view: RaterView;
  served: Served;
  tag: string;
}): VotingDesk {
  const { view } = options;
  const { session, snapshot } = useVotingSession(options);
  const loaded = useLoadedPairs();
  const { loupe, moveLoupe, toggleLoupe, moveLoupeByKey } = useLoupe();
  const { opened, open } = useOpened(snapshot.part, view.breakAfterMinutes, options.tag);
  const { asked, decodeMs, ...seen } = whatIsSeen({ snapshot, loaded, opened });
  const { step, shownId, stopped } = seen;
  const { flipped, flip } = useFlip(shownId);
  const lookOnMs = useViewing(shownId, view.minViewingMs);
  const canAnswer = seen.canAnswer && !flipped && lookOnMs === 0;

  const readEvidence = useEvidence({ trialId: shownId, asked, paused: opened !== null });
  useEffect(() => {
    if (shownId !== null) measureNextPair();
  }, [shownId]);

  const answer = useAnswering({ view, session, step: canAnswer ? step : null }, () =>
    readEvidence(decodeMs),
  );
  const obey = (command: Command): void => {
    if (opened === 'pause') open(command.kind === 'pause' ? null : 'pause');
    else if (command.kind === 'answer') answer(command.answer);
    else if (command.kind === 'undo') session.undo();
    else if (command.kind === 'loupe') toggleLoupe();
    else if (command.kind === 'flip') flip();
    else open(command.kind);
  };
  const off = (opened !== null && opened !== 'pause') || stopped;
  const onRelease = ({ kind }: Command): void => {
    if (kind === 'flip' && flipped) flip();
  };
  const keys = useOwnKeys();
  useKeyCommands({ own: keys.own, off, onCommand: obey, onOtherKey: moveLoupeByKey, onRelease });
  const shown = { ...seen, canAnswer, lookOnMs, flipped, flip, keys };
  return { session, snapshot, loaded, ...shown, opened, open, loupe, moveLoupe, answer, obey };
}

/** Gives the answer to the question that can be answered now, if any, once for each press. */
function useAnswering(
  { view, session, step }: Pick<VotingDesk, 'session' | 'step'> & { view: RaterView },
  readEvidence: () => Evidence,
): VotingDesk['answer'] {
  const last = useRef({ at: 0, trialId: '' });
  return (given, again = false) => {
    const offered = given === null ? view.allowNoAnswer : view.answers.includes(given);
    if (step === null || !offered) return;
    const now = performance.now();
    // the second click of a double click would answer the next question of the same pair
    const isSameClick = again && last.current.trialId === step.trial.id;
    if (isSameClick || now - last.current.at < SAME_PRESS_MS) return;
    last.current = { at: now, trialId: step.trial.id };
    if (isLastAsked(step)) markAnswer();
    session.answer(given, readEvidence());
  };
}

/** What is open over the images: what was chosen, else a warning, else the reminder of a break. */
function useOpened(
  part: RaterPart,
  breakAfterMinutes: number,
  tag: string,
): Pick<VotingDesk, 'opened' | 'open'> {
  const [chosen, choose] = useState<Exclude<Opened, 'break' | 'warned'>>(null);
  const [heeded, heed] = useHeeded(tag);
  const warned = part.warned && !part.ended && !heeded;
  const isAtWork = chosen !== 'pause' && !part.ended;
  const reminder = useBreakReminder(isAtWork, breakAfterMinutes);
  const open = (next: Opened): void => {
    reminder.dismiss();
    if (warned) heed();
    choose(next === 'break' || next === 'warned' ? null : next);
  };
  const due = reminder.due ? 'break' : null;
  return { opened: chosen ?? (warned ? 'warned' : due), open };
}

type Seen = Pick<VotingDesk, 'step' | 'trial' | 'shownId' | 'away' | 'stopped' | 'canAnswer'> & {
  /** the question that can be answered now, as one name */
  asked: string | null;
  decodeMs: number | undefined;
};

/** What the rater has before them, from what happened and what has loaded. */
function whatIsSeen({
  snapshot,
  loaded,
  opened,
}: Pick<VotingDesk, 'snapshot' | 'loaded' | 'opened'>): Seen {
  const isEnded = snapshot.part.ended && snapshot.reviewed === null;
  const step = isEnded ? null : currentStep(snapshot.state);
  const trial = snapshot.reviewed ?? step?.trial ?? null;
  const stopped = isEnded || snapshot.rest === 'signed_out' || snapshot.rest === 'closed';
  const away = trial === null || stopped || opened === 'pause';
  const decodeMs = trial ? loaded.decodeMs(trial.id) : undefined;
  const shownId = trial && !away && decodeMs !== undefined ? trial.id : null;
  const isAsked = shownId !== null && step !== null && snapshot.reviewed === null;
  const asked = isAsked ? `${step.trial.id}/${step.question.id}` : null;
  const canAnswer = isAsked && opened === null;
  return { step, trial, shownId, away, stopped, canAnswer, asked, decodeMs };
}

/** Whether the next pair comes after this question; practice shows its own first. */
function isLastAsked({ number, trial }: Step): boolean {
  return number + 1 === trial.questions.length && !trial.practice;
}

/** Whether the images of the pair that is shown have changed places; the next pair stands as it should. */
function useFlip(shownId: string | null): Pick<VotingDesk, 'flipped' | 'flip'> {
  const [flippedId, setFlippedId] = useState<string | null>(null);
  const flipped = shownId !== null && flippedId === shownId;
  return { flipped, flip: () => setFlippedId(flipped ? null : shownId) };
}

/** The loupe over both images, moved by the pointer or by Shift and arrows. */
function useLoupe(): {
  loupe: LoupePoint | null;
  moveLoupe: (point: LoupePoint) => void;
  toggleLoupe: () => void;
  moveLoupeByKey: (event: KeyboardEvent) => void;
} {
  const [loupe, setLoupe] = useState<LoupePoint | null>(null);
  const moveLoupeByKey = (event: KeyboardEvent): void => {
    const moved = loupe && event.shiftKey ? movePoint(loupe, event.key) : null;
    if (!moved) return;
    event.preventDefault();
    setLoupe(moved);
  };
  const toggleLoupe = (): void => setLoupe(loupe ? null : LOUPE_START);
  return { loupe, moveLoupe: setLoupe, toggleLoupe, moveLoupeByKey };
}
