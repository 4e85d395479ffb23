import { ANSWERS, type Answer } from '#domain/answer.ts';

/**
 * The words that other tools have for an answer, without case, spaces and signs. An image "a" or "1" is
 * the first of its pair. Both bad is *neither*, never a tie: who says so finds no image acceptable.
 */
const WORDS: Readonly<Record<Answer, readonly string[]>> = {
  left: [
    ...['left', 'leftvote', 'leftbetter', 'leftisbetter', 'leftimage', 'imageleft'],
    ...['a', '1', 'first', 'modela', 'model1', 'arma', 'arm1', 'imagea', 'image1', 'img1'],
    ...['optiona', 'option1', 'aisbetter', 'abetter', 'winnermodela'],
  ],
  right: [
    ...['right', 'rightvote', 'rightbetter', 'rightisbetter', 'rightimage', 'imageright'],
    ...['b', '2', 'second', 'modelb', 'model2', 'armb', 'arm2', 'imageb', 'image2', 'img2'],
    ...['optionb', 'option2', 'bisbetter', 'bbetter', 'winnermodelb'],
  ],
  on_par: [
    ...['tie', 'tievote', 'ties', 'tied', 'draw', 'onpar', 'par', 'equal', 'equals', 'same'],
    ...['bothgood', 'bothgoodvote', 'tiebothgood', 'botharegood', 'equallygood', 'similar'],
    ...['nodifference', 'nopreference', 'aboutthesame', 'winnertie'],
  ],
  neither: [
    ...['neither', 'neithervote', 'bothbad', 'bothbadvote', 'tiebothbad', 'botharebad'],
    ...['bothworse', 'equallybad', 'neitherisgood', 'noneisgood'],
  ],
};

const KNOWN: ReadonlyMap<string, Answer> = new Map(
  ANSWERS.flatMap((answer) => WORDS[answer].map((word) => [word, answer] as const)),
);

/** Words in which FastChat's own log tells the side that was clicked. */
const OF_SIDES = new Set(['leftvote', 'rightvote', 'tievote', 'bothbadvote']);

/**
 * Signs that are no ornament: a number below zero says how much better one image is, and by whose count;
 * `!A` and `≠ 1` say the contrary, `<` and `>` compare.
 */
const TELLING = /^\s*[-\u2010-\u2015\u2212]\s*[.,]?\d|[!¬~≈≠<>≤≥]/u;

/** The answer that a word of another tool stands for; undefined when it is not known. */
export function answerOfWord(word: string): Answer | undefined {
  return TELLING.test(word) ? undefined : KNOWN.get(fold(word));
}

/** The side of the one arm whose name a word is, in another spelling; undefined for none or both. */
export function sideOfName(word: string, arms: readonly [string, string]): Answer | undefined {
  const [left, right] = arms.map((arm) => fold(arm) !== '' && fold(arm) === fold(word));
  if (left === right || TELLING.test(word)) return undefined;
  return left ? 'left' : 'right';
}

/** Whether a word tells that the pair is given as it was shown, the left image first. */
export function tellsSides(word: string): boolean {
  return OF_SIDES.has(fold(word));
}

/** The words that are known, for a message: by answer, as they are looked for. */
export function knownAnswerWords(): string {
  return ANSWERS.map((answer) => `${answer} (${WORDS[answer].join(', ')})`).join('; ');
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
