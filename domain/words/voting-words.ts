import type { Answer } from '../answer.ts';

/** What a rater can do by key, beside answering. */
type Tool = 'undo' | 'loupe' | 'flip' | 'pause' | 'report';

/** What the page on which raters vote says of itself. */
export type VotingWords = {
  /** what answers are called, and what they mean in the midst of a sentence */
  answers: Record<Answer | 'none', string>;
  meanings: Record<Answer, string>;
  images: Record<'left' | 'right' | 'notFetched', string>;
  keys: {
    names: Record<Answer | 'none' | Tool | 'help', string>;
    meanings: Record<Answer | 'none' | Tool | 'help', string>;
    either: (key: string, arrow: string) => string;
    title: string;
    about: string;
    press: string;
    change: string;
    reset: string;
    areBack: string;
    taken: (key: string, name: string) => string;
    unfit: (key: string) => string;
  };
  voting: Record<
    | 'trial'
    | 'over'
    | 'tools'
    | 'prompt'
    | 'flipped'
    | 'reported'
    | 'noConnection'
    | 'waiting'
    | 'getting'
    | 'closed'
    | 'closedText'
    | 'sessionOver'
    | 'sessionOverText'
    | 'done'
    | 'sending'
    | 'undoReport'
    | 'undoAnswer'
    | 'stored'
    | 'storedPanel'
    | 'complete'
    | 'endedTitle'
    | 'ended'
    | 'paused'
    | 'pausedText'
    | 'goOn'
    | 'warnedTitle'
    | 'warned'
    | 'breakTitle'
    | 'breakText'
    | 'takeBreak',
    string
  > & {
    of: (position: number, total: number) => string;
    practiceOf: (position: number, total: number) => string;
    questionOf: (number: number, count: number) => string;
    lookFirst: (seconds: number) => string;
    compared: (pairs: number) => string;
    /** what a screen reader says of the question that came up */
    announced: (step: AnnouncedStep) => string;
    waitForConnection: (answers: number) => string;
    notTaken: (answers: number) => string;
    cameLate: (answers: number) => string;
    waitHere: (answers: number) => string;
    onTheWay: (answers: number) => string;
    lateStored: (answers: number) => string;
    lateWait: (answers: number) => string;
  };
  practice: Record<
    | 'title'
    | 'right'
    | 'checking'
    | 'wasLast'
    | 'again'
    | 'fromNow'
    | 'checked'
    | 'recorded'
    | 'change'
    | 'next',
    string
  > & { notQuite: (meaning: string) => string };
  report: Record<
    'title' | 'text' | 'offensive' | 'broken_image' | 'unclear_prompt' | 'other',
    string
  >;
};

/** The question that came up: its trial and its own place, and the prompt where it is shown. */
type AnnouncedStep = {
  practice: boolean;
  position: number;
  total: number;
  prompt: string | null;
  question: number;
  questions: number;
  ask: string;
};
