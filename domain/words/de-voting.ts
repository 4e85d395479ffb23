import { inNumber } from './in-number.ts';
import type { VotingWords } from './voting-words.ts';

const answers = (count: number): string =>
  inNumber('de', count, { one: `${count} Antwort`, other: `${count} Antworten` });

/** What the page on which raters vote says in German. */
export const deVoting: VotingWords = {
  answers: {
    left: 'Links',
    right: 'Rechts',
    on_par: 'Gleich gut',
    neither: 'Keines',
    none: 'Keine Antwort',
  },
  meanings: {
    left: 'das linke Bild',
    right: 'das rechte Bild',
    on_par: 'beide gleich gut',
    neither: 'keines taugt etwas',
  },
  images: {
    left: 'Linkes Bild',
    right: 'Rechtes Bild',
    notFetched: 'Die Bilder konnten noch nicht geladen werden.',
  },
  keys: {
    names: {
      left: 'Links',
      right: 'Rechts',
      on_par: 'Gleich gut',
      neither: 'Keines',
      none: 'Keine Antwort',
      undo: 'Zurück',
      loupe: 'Lupe',
      flip: 'Tauschen',
      pause: 'Pause',
      report: 'Melden',
      help: 'Hilfe',
    },
    meanings: {
      left: 'Das linke Bild',
      right: 'Das rechte Bild',
      on_par: 'Beide sind gleich gut',
      neither: 'Keines taugt etwas',
      none: 'Keine Antwort, wo das angeboten wird',
      undo: 'Letzte Antwort oder Meldung zurücknehmen',
      loupe: 'Lupe in beiden Bildern; sie folgt dem Zeiger oder der Umschalttaste mit den Pfeilen',
      flip: 'Halten: jedes Bild am Platz des anderen; auf einem Touchscreen ein Bild antippen',
      pause: 'Pause',
      report: 'Dieses Paar melden und weitermachen',
      help: 'Diese Hilfe',
    },
    either: (key, arrow) => `${key} oder ${arrow}`,
    title: 'Ihre Tasten',
    about:
      'Wählen Sie eine Zeile und drücken Sie dann die gewünschte Taste. Pfeile und ? bleiben, wie sie sind. Dieser Browser merkt sich Ihre Tasten.',
    press: 'Taste drücken …',
    change: 'Tasten ändern',
    reset: 'Zurück zu den üblichen Tasten',
    areBack: 'Die üblichen Tasten gelten wieder.',
    taken: (key, name) => `${key} ist nicht möglich: Das ist die Taste für „${name}“`,
    unfit: (key) =>
      `${key} ist nicht möglich: Nehmen Sie einen Buchstaben, eine Ziffer oder ein Zeichen ohne Umschalttaste`,
  },
  voting: {
    trial: 'Paar',
    of: (position, total) => `${position} von ${total}`,
    practiceOf: (position, total) => `Übung · ${position} von ${total}`,
    over: 'beendet',
    tools: 'Werkzeuge',
    prompt: 'Bildbeschreibung',
    questionOf: (number, count) => `Frage ${number} von ${count}`,
    lookFirst: (seconds) => `Erst ansehen: Antworten in ${seconds} s`,
    flipped: 'Plätze getauscht: zum Antworten zurücktauschen',
    reported: 'Paar gemeldet. „Zurück“ holt es wieder.',
    announced: ({ practice, position, total, prompt, question, questions, ask }) => {
      const shown = prompt === null ? '' : ` Bildbeschreibung: ${prompt}.`;
      return `${practice ? 'Übung, Paar' : 'Paar'} ${position} von ${total}.${shown} Frage ${question} von ${questions}: ${ask}`;
    },
    waitForConnection: (count) =>
      inNumber('de', count, {
        one: '1 Antwort wartet auf die Verbindung. Nichts ist verloren.',
        other: `${count} Antworten warten auf die Verbindung. Nichts ist verloren.`,
      }),
    noConnection: 'Keine Verbindung. Neuer Versuch läuft.',
    notTaken: (count) =>
      `Der Server hat ${answers(count)} nicht angenommen: beiseitegelegt und, falls noch offen, erneut gefragt.`,
    waiting: 'Warten auf die Verbindung …',
    getting: 'Das nächste Paar wird geladen …',
    closed: 'Diese Studie ist geschlossen',
    closedText: 'Vielen Dank für Ihre Hilfe. Was Sie vorher geantwortet haben, bleibt erhalten.',
    cameLate: (count) =>
      inNumber('de', count, {
        one: '1 Antwort kam nach dem Ende und konnte nicht mehr zählen.',
        other: `${count} Antworten kamen nach dem Ende und konnten nicht mehr zählen.`,
      }),
    sessionOver: 'Ihre Sitzung ist beendet',
    sessionOverText:
      'Öffnen Sie Ihren Einladungslink noch einmal in diesem Browser: Sie machen dort weiter, wo Sie waren, oder lesen, warum nicht.',
    waitHere: (count) =>
      inNumber('de', count, {
        one: '1 Antwort ist hier aufbewahrt und wird gesendet, wenn Sie weitermachen.',
        other: `${count} Antworten sind hier aufbewahrt und werden gesendet, wenn Sie weitermachen.`,
      }),
    done: 'Fertig. Vielen Dank!',
    sending: 'Ihre letzten Antworten werden gesendet …',
    onTheWay: (count) => `${answers(count)} unterwegs: Lassen Sie diese Seite offen.`,
    undoReport: 'Letzte Meldung zurücknehmen',
    undoAnswer: 'Letzte Antwort zurücknehmen',
    compared: (pairs) =>
      inNumber('de', pairs, {
        one: 'Sie haben 1 Bildpaar verglichen.',
        other: `Sie haben ${pairs} Bildpaare verglichen.`,
      }),
    stored: 'Alle Antworten sind gespeichert. Sie können diese Seite schließen.',
    storedPanel:
      'Alle Antworten sind gespeichert. Kehren Sie jetzt zum Panel zurück, damit es weiß, dass Sie fertig sind.',
    complete: 'Beim Panel abschließen',
    endedTitle: 'Vielen Dank: Ihre Teilnahme endet hier',
    ended:
      'Eine Prüfung, die vor Beginn der Studie feststand, hat sie für Sie beendet. Sie verlangt Antworten, die zu dem passen, was von einigen Paaren bekannt ist, und die nicht in Eile gegeben werden. Über Sie sagt das nichts, und Sie müssen nichts weiter tun. Sie können diese Seite schließen.',
    paused: 'Pause',
    pausedText:
      'Die Uhr steht. Sie können diese Seite schließen und an einem anderen Tag wiederkommen.',
    goOn: 'Weitermachen',
    warnedTitle: 'Bitte sehen Sie genau hin',
    warned:
      'Einige Antworten passten nicht zu dem, was von den Paaren bekannt ist, oder kamen sehr schnell. Bleibt das so, endet die Studie für Sie. Es läuft keine Uhr: Nehmen Sie sich die Zeit, die Sie brauchen.',
    breakTitle: 'Zeit für eine Pause',
    breakText:
      'Sie sind schon eine Weile dabei. Augen und Urteil ermüden. Ein paar Minuten ohne Bildschirm helfen mehr, als sie kosten.',
    takeBreak: 'Pause machen',
    lateStored: (count) =>
      inNumber('de', count, {
        one: '1 Antwort, die hier wartete, ist jetzt gespeichert.',
        other: `${count} Antworten, die hier warteten, sind jetzt gespeichert.`,
      }),
    lateWait: (count) =>
      inNumber('de', count, {
        one: '1 Antwort wird gesendet, wenn Sie ihn öffnen.',
        other: `${count} Antworten werden gesendet, wenn Sie ihn öffnen.`,
      }),
  },
  practice: {
    title: 'Übung',
    right: 'Richtig.',
    notQuite: (meaning) => `Nicht ganz: Hier ist ${meaning} besser.`,
    checking: 'Ihre Antwort wird geprüft …',
    wasLast: 'Das war das letzte Übungspaar.',
    again: 'Diesmal waren zu wenige Antworten richtig: Es folgt eine weitere Übungsrunde.',
    fromNow: 'Das war das letzte Übungspaar: Ab jetzt zählen Ihre Antworten.',
    checked: 'Übung.',
    recorded: 'Als Übung aufgenommen.',
    change: 'Ändern',
    next: 'Nächstes Paar',
  },
  report: {
    title: 'Dieses Paar melden',
    text: 'Die Forschenden erfahren davon, und Sie machen mit dem nächsten Paar weiter.',
    offensive: 'Etwas daran ist anstößig',
    broken_image: 'Ein Bild ist fehlerhaft',
    unclear_prompt: 'Die Bildbeschreibung ist unklar',
    other: 'Etwas anderes',
  },
};
