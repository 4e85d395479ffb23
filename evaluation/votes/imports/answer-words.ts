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

/** The answer that a word of another tool stands for; undefined when it is not known. */
export function answerOfWord(word: string): Answer | undefined {
  return KNOWN.get(fold(word));
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
