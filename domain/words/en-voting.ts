import { inNumber } from './in-number.ts';
import type { VotingWords } from './voting-words.ts';

const answers = (count: number): string =>
  inNumber('en', count, { one: `${count} answer`, other: `${count} answers` });

/** What the page on which raters vote says in English. */
export const enVoting: VotingWords = {
  answers: {
    left: 'Left',
    right: 'Right',
    on_par: 'On par',
    neither: 'Neither',
    none: 'No answer',
  },
  meanings: {
    left: 'the left image',
    right: 'the right image',
    on_par: 'both equally good',
    neither: 'neither is any good',
  },
  images: {
    left: 'Left image',
    right: 'Right image',
    notFetched: 'The images could not be fetched yet.',
  },
  keys: {
    names: {
      left: 'Left',
      right: 'Right',
      on_par: 'On par',
      neither: 'Neither',
      none: 'No answer',
      undo: 'Undo',
      loupe: 'Loupe',
      flip: 'Flip',
      pause: 'Pause',
      report: 'Report',
      help: 'Help',
    },
    meanings: {
      left: 'The left image',
      right: 'The right image',
      on_par: 'On par: both are equally good',
      neither: 'Neither is any good',
      none: 'No answer, where that is offered',
      undo: 'Take the last answer, or report, back',
      loupe: 'Loupe in both images; it follows the pointer, or Shift and the arrows',
      flip: 'Hold it: each image in the place of the other; on a touch screen, tap one',
      pause: 'Pause',
      report: 'Report this pair and go on',
      help: 'This help',
    },
    either: (key, arrow) => `${key} or ${arrow}`,
    title: 'Your keys',
    about:
      'Choose a line, then press the key that you want for it. Arrows and ? stay as they are. This browser keeps your keys.',
    press: 'press a key …',
    change: 'Change the keys',
    reset: 'Back to the usual keys',
    areBack: 'The usual keys are back.',
    taken: (key, name) => `${key} cannot be used: it is the key for ${name}`,
    unfit: (key) => `${key} cannot be used: take a letter, a digit or a sign, without Shift`,
  },
  voting: {
    trial: 'Trial',
    of: (position, total) => `${position} of ${total}`,
    practiceOf: (position, total) => `Practice · ${position} of ${total}`,
    over: 'over',
    tools: 'Tools',
    prompt: 'Prompt',
    questionOf: (number, count) => `Question ${number} of ${count}`,
    lookFirst: (seconds) => `Look first: you can answer in ${seconds} s`,
    flipped: 'Changed places: flip back to answer',
    reported: 'Pair reported. Undo brings it back.',
    announced: ({ practice, position, total, prompt, question, questions, ask }) => {
      const shown = prompt === null ? '' : ` Prompt: ${prompt}.`;
      return `${practice ? 'Practice, trial' : 'Trial'} ${position} of ${total}.${shown} Question ${question} of ${questions}: ${ask}`;
    },
    waitForConnection: (count) =>
      inNumber('en', count, {
        one: '1 answer waits for the connection. Nothing is lost.',
        other: `${count} answers wait for the connection. Nothing is lost.`,
      }),
    noConnection: 'No connection. Trying again.',
    notTaken: (count) =>
      `The server did not take ${answers(count)}: set aside, and asked again if still open.`,
    waiting: 'Waiting for the connection …',
    getting: 'Getting the next pair …',
    closed: 'This study has closed',
    closedText: 'Thank you for your help. All that you answered before is kept.',
    cameLate: (count) => `${answers(count)} came after it closed and could not be counted.`,
    sessionOver: 'Your session has ended',
    sessionOverText:
      'Open your invitation link again in this browser: you go on where you were, or read why not.',
    waitHere: (count) =>
      inNumber('en', count, {
        one: '1 answer is kept here, and sent when you go on.',
        other: `${count} answers are kept here, and sent when you go on.`,
      }),
    done: 'Done. Thank you!',
    sending: 'Sending your last answers …',
    onTheWay: (count) => `${answers(count)} still on the way: keep this page open.`,
    undoReport: 'Take the last report back',
    undoAnswer: 'Take the last answer back',
    compared: (pairs) =>
      inNumber('en', pairs, {
        one: 'You compared 1 pair of images.',
        other: `You compared ${pairs} pairs of images.`,
      }),
    stored: 'Every answer is stored. You can close this page.',
    storedPanel:
      'Every answer is stored. Go back to the panel now, so that it knows that you are done.',
    complete: 'Complete on the panel',
    endedTitle: 'Thank you: your part ends here',
    ended:
      'A check that was fixed before the study began has ended it for you. It asks for answers that agree with what is known of some pairs, and that are not given in haste. It says nothing about you, and nothing more is asked of you. You can close this page.',
    paused: 'Paused',
    pausedText: 'The clock stands still. You can close this page and come back on another day.',
    goOn: 'Go on',
    warnedTitle: 'Please look closely',
    warned:
      'Some answers were not what is known of their pairs, or came very fast. If that goes on, the study ends for you. There is no clock: take the time that you need.',
    breakTitle: 'Time for a break',
    breakText:
      'You have been at it for a while. Eyes and judgement tire. A few minutes away from the screen help more than they cost.',
    takeBreak: 'Take a break',
    lateStored: (count) =>
      inNumber('en', count, {
        one: '1 answer that waited here is stored now.',
        other: `${count} answers that waited here are stored now.`,
      }),
    lateWait: (count) => `${answers(count)} will be sent when you open it.`,
  },
  practice: {
    title: 'Practice',
    right: 'Right.',
    notQuite: (meaning) => `Not quite: ${meaning} is better here.`,
    checking: 'Checking your answer …',
    wasLast: 'That was the last practice pair.',
    again: 'Too few answers were right this time: here is another round of practice.',
    fromNow: 'That was the last practice pair: from now on your answers count.',
    checked: 'Practice.',
    recorded: 'Recorded as practice.',
    change: 'Change',
    next: 'Next pair',
  },
  report: {
    title: 'Report this pair',
    text: 'The researchers are told, and you go on with the next pair.',
    offensive: 'Something here is offensive',
    broken_image: 'An image is broken',
    unclear_prompt: 'The prompt is unclear',
    other: 'Something else',
  },
};
