import type { VotingWords } from './voting-words.ts';

/** A heading and what stands under it. */
type Told = { title: string; text: string };

/** Why a link cannot be taken up, by the code of the failure. */
export type Obstacle =
  | 'withdrawn'
  | 'replaced'
  | 'study-closed'
  | 'study-not-open'
  | 'link-ended'
  | 'link-full'
  | 'joined-here'
  | 'no-panel-name'
  | 'unknown-invitation';

/**
 * All that raters' pages say of themselves; questions, answers to screening and the researcher's own
 * texts come from the protocol. A language that lacks a key does not compile. Places in a sentence are
 * parameters, so that each language puts them where it wants.
 */
export type RaterWords = VotingWords & {
  page: Record<
    | 'title'
    | 'skip'
    | 'close'
    | 'cancel'
    | 'toPanel'
    | 'yourData'
    | 'copyFailed'
    | 'tryAgain'
    | 'notToDo'
    | 'noAnswer',
    string
  > & { actFailed: (digest: string) => string };
  failed: Told;
  broken: Told;
  signedOut: Told;
  studyOver: Told;
  studyShut: Told;
  unknownInvitation: Told;
  unknownLink: Told;
  obstacles: Record<Obstacle, Told>;
  invitation: Record<
    | 'invited'
    | 'back'
    | 'over'
    | 'start'
    | 'goOn'
    | 'join'
    | 'leave'
    | 'yours'
    | 'copy'
    | 'copied'
    | 'incomplete'
    | 'tooMany',
    string
  >;
  consent: Record<
    | 'agreeTo'
    | 'how'
    | 'withKeys'
    | 'byTouch'
    | 'agree'
    | 'failed'
    | 'refusePanel'
    | 'refuse'
    | 'plain'
    | 'screening'
    | 'series'
    | 'keep'
    | 'remove',
    string
  > & {
    /** when what ties a pseudonym to a person is erased, by days after the study */
    erased: (days: number) => string;
  };
  /** what raters read where a protocol has no words of its own */
  plain: Record<'title' | 'instructions', string>;
  part: Record<
    | 'title'
    | 'agreed'
    | 'data'
    | 'download'
    | 'withdraw'
    | 'withdrawText'
    | 'trigger'
    | 'sure'
    | 'confirm'
    | 'keeps'
    | 'removes'
    | 'linkStops'
    | 'back'
    | 'outOfDate'
    | 'sessionOver',
    string
  > & { dataOf: (name: string) => string };
  left: Told & { panel: string };
  screening: Record<
    'title' | 'once' | 'aboutImages' | 'cannotSee' | 'plates' | 'noDigit' | 'failed' | 'send',
    string
  > & {
    disc: (place: number, of: number) => string;
    discImage: (place: number) => string;
  };
  notLetIn: {
    title: string;
    nothingMore: string;
    why: Record<'answers' | 'plates' | 'sight', string>;
  };
};
