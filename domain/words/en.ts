import { inNumber } from './in-number.ts';
import { enVoting } from './en-voting.ts';
import type { RaterWords } from './rater-words.ts';

/** What raters' pages say in English. */
export const en: RaterWords = {
  page: {
    title: 'Comparing images',
    skip: 'Skip to content',
    close: 'Close',
    cancel: 'Cancel',
    toPanel: 'Back to the panel',
    yourData: 'Your data, and how to withdraw',
    copyFailed: 'The browser did not allow copying; select the text instead.',
    tryAgain: 'Try again',
    notToDo:
      'This was not done: it is not yours to do any more, or what it was about is gone. The page shows how things are now.',
    noAnswer:
      'The server did not answer, so that it is not known whether this was done. Try again.',
    actFailed: (digest) => `This was not done: something failed. The log names it ${digest}.`,
  },
  failed: {
    title: 'Something failed',
    text: 'The page could not be made. Nothing that you have answered is lost. If it happens again, tell whoever invited you.',
  },
  broken: {
    title: 'This study cannot go on now',
    text: 'Something of it has to be mended first. What you have answered is kept: tell whoever invited you, and open your link again later.',
  },
  signedOut: {
    title: 'Open your invitation link',
    text: 'This browser has no session of a rater, or it has ended. Open your invitation link again: you go on where you were, or read why not. Answers that this browser has not sent yet are kept, and are sent when you go on.',
  },
  studyOver: { title: 'This study has ended', text: 'Thank you for your help.' },
  studyShut: {
    title: 'This study takes no votes now',
    text: 'Open your invitation link again later.',
  },
  unknownInvitation: {
    title: 'This invitation is not known',
    text: 'The link may be incomplete: open it again from the message that it came in, or copy all of it. If that does not help, ask the person who sent it for a new one.',
  },
  unknownLink: {
    title: 'This link is not known',
    text: 'It may be incomplete: open it again from where you found it, or copy all of it. If that does not help, ask the person who gave it to you for a new one.',
  },
  obstacles: {
    withdrawn: {
      title: 'You have withdrawn from this study',
      text: 'This link is no longer valid.',
    },
    replaced: {
      title: 'Your place was given to another rater',
      text: 'You had not voted for a while; what you answered is kept, and thank you for it.',
    },
    'study-closed': { title: 'This study has ended', text: 'Thank you for your interest.' },
    'study-not-open': { title: 'This study has not started', text: 'Open the link again later.' },
    'link-ended': {
      title: 'This link has ended',
      text: 'Nobody can join by it any more; if you had joined, go on with your own link.',
    },
    'link-full': {
      title: 'This study is full',
      text: 'All places are taken; thank you for your interest.',
    },
    'joined-here': {
      title: 'Somebody has joined in this browser',
      text: 'Open the link of your own to go on: it was shown when you joined.',
    },
    'no-panel-name': {
      title: 'Open this link from your panel',
      text: 'It does not say who you are. Start the study again from the page where you found it.',
    },
    'unknown-invitation': {
      title: 'This invitation is not known',
      text: 'Ask the person who sent it for a new one.',
    },
  },
  invitation: {
    invited:
      'You are invited to compare pairs of images, side by side. You will read what it is about and give your consent before you begin.',
    back: 'Welcome back. You go on where you stopped.',
    over: 'Welcome back. Your part in this study is over.',
    start: 'Start',
    goOn: 'Continue',
    join: 'Join',
    leave: 'Leave without taking part',
    yours: 'This link is yours alone. Open it again to go on, on another day or another device.',
    copy: 'Copy your link',
    copied: 'Your link is copied: keep it where you find it again.',
    incomplete: 'This link is incomplete: open it again from the invitation.',
    tooMany: 'Too many tries at once: wait a minute.',
  },
  consent: {
    agreeTo: 'What you agree to',
    how: 'How it works',
    withKeys: 'Answer with the mouse, by touch, or with these keys:',
    byTouch: 'Tap your answer. These buttons are there:',
    agree: 'I agree and start',
    failed:
      'That did not work. Check the connection and try again, or open your invitation link anew.',
    refusePanel: 'I do not agree: back to the panel',
    refuse: 'I do not agree, and want to withdraw',
    plain:
      'You will see pairs of images and say which you prefer. Your answers, their times, and the size of your window are stored under a made-up name. Your name is not part of any result. You may stop at any time, without a reason.',
    screening:
      'Before the first pair you are asked who you are as a viewer of images. What you answer there is stored under the made-up name too, and can mean that you are not asked to go on.',
    series:
      'This study is one of a series. If a panel sent you, your made-up name is the same in each study of the series that you take part in, so that your answers there and here can be seen to be of one person.',
    keep: 'You can withdraw at any time. What you answered until then stays in the results under the made-up name, and what ties that name to you is erased at once.',
    remove:
      'You can withdraw at any time. What you answered is then deleted, with what ties the made-up name to you. Results that were given out before cannot be called back.',
    erased: (days) => {
      const after = inNumber('en', days, { one: '1 day after', other: `${days} days after` });
      return `What ties the made-up name to you is erased ${days === 0 ? 'as soon as' : after} the study ends, at the latest.`;
    },
  },
  plain: {
    title: 'Which image is better?',
    instructions:
      'Look at both images, then answer each question. If both are equally good, say On par. If neither is any good, say Neither. There is no clock: take the time you need, and trust your own eyes.',
  },
  part: {
    title: 'Your part in this study',
    agreed: 'What you agreed to',
    data: 'Your data',
    dataOf: (name) =>
      `All that is kept of you, under the name ${name}: your answers with their times, and what ties that name to you.`,
    download: 'Download my data',
    withdraw: 'Withdraw',
    withdrawText: 'You need not give a reason. You cannot come back into this study afterwards.',
    trigger: 'Withdraw from the study',
    sure: 'Withdraw from this study?',
    confirm: 'Withdraw',
    keeps:
      'What you answered stays in the results under the made-up name, and what ties that name to you is erased.',
    removes: 'What you answered is deleted, and what ties the made-up name to you is erased.',
    linkStops: 'Your link stops working.',
    back: 'Back to the study',
    outOfDate: 'This page is out of date: open it again.',
    sessionOver: 'Your session has ended: open your invitation link again.',
  },
  left: {
    title: 'You have withdrawn',
    text: 'Thank you for the time you gave. Nothing ties your part in the study to you any more, and your link is no longer valid.',
    panel: 'If a panel sent you, give your place back there, so that it does not wait for you.',
  },
  screening: {
    title: 'Before you begin',
    once: 'This is asked once. There is no answer that you should give: say what is so, and what you see.',
    aboutImages: 'All that follows is about images. If you cannot see them:',
    cannotSee: 'I cannot see images',
    plates:
      'Each of these discs is made of coloured dots, and most people see a digit in them. Say which, without thinking long. If you see none, say so: that is an answer like any other.',
    disc: (place, of) => `Disc ${place} of ${of}: which digit do you see?`,
    discImage: (place) => `Disc ${place}, of coloured dots`,
    noDigit: 'No digit',
    failed: 'That did not work. Check the connection and try again: what you chose is still here.',
    send: 'Continue',
  },
  notLetIn: {
    title: 'Thank you: your part ends here',
    nothingMore: 'Nothing more is asked of you. You can close this page.',
    why: {
      answers:
        'This study looks for people who answer its first questions otherwise. That was fixed before it began, and says nothing about you.',
      plates:
        'This study is about colours like those of the discs, and more of their digits had to be read. It is no test of your eyes: the screen, a filter for the night and the light in the room change what can be seen.',
      sight:
        'This study asks which of two images looks better, and has no other way to answer. We are sorry that you cannot take part in it, and thank you for coming.',
    },
  },
  ...enVoting,
};
