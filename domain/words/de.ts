import { inNumber } from './in-number.ts';
import { deVoting } from './de-voting.ts';
import type { RaterWords } from './rater-words.ts';

/** What raters' pages say in German. */
export const de: RaterWords = {
  page: {
    title: 'Bilder vergleichen',
    skip: 'Zum Inhalt springen',
    close: 'Schließen',
    cancel: 'Abbrechen',
    toPanel: 'Zurück zum Panel',
    yourData: 'Ihre Daten und Ihr Rücktritt',
    copyFailed: 'Der Browser hat das Kopieren nicht erlaubt; markieren Sie den Text von Hand.',
    tryAgain: 'Erneut versuchen',
    notToDo:
      'Das ist nicht geschehen: Sie dürfen es nicht mehr tun, oder es gibt nicht mehr, worum es ging. Die Seite zeigt, wie es jetzt steht.',
    noAnswer:
      'Der Server hat nicht geantwortet; ob es geschehen ist, ist nicht bekannt. Versuchen Sie es erneut.',
    actFailed: (digest) =>
      `Das ist nicht geschehen: Etwas ist fehlgeschlagen. Im Protokoll heißt es ${digest}.`,
  },
  failed: {
    title: 'Etwas ist fehlgeschlagen',
    text: 'Die Seite konnte nicht erstellt werden. Von Ihren Antworten ist nichts verloren. Geschieht es wieder, sagen Sie es der Person, die Sie eingeladen hat.',
  },
  broken: {
    title: 'Diese Studie kann gerade nicht weitergehen',
    text: 'Es muss erst etwas in Ordnung gebracht werden. Ihre Antworten bleiben erhalten: Sagen Sie es der Person, die Sie eingeladen hat, und öffnen Sie Ihren Link später noch einmal.',
  },
  signedOut: {
    title: 'Öffnen Sie Ihren Einladungslink',
    text: 'In diesem Browser läuft keine Sitzung, oder sie ist beendet. Öffnen Sie Ihren Einladungslink noch einmal: Sie machen dort weiter, wo Sie waren, oder lesen, warum nicht. Antworten, die dieser Browser noch nicht gesendet hat, bleiben erhalten und werden gesendet, wenn Sie weitermachen.',
  },
  studyOver: { title: 'Diese Studie ist beendet', text: 'Vielen Dank für Ihre Hilfe.' },
  studyShut: {
    title: 'Diese Studie nimmt gerade keine Antworten an',
    text: 'Öffnen Sie Ihren Einladungslink später noch einmal.',
  },
  unknownInvitation: {
    title: 'Diese Einladung ist nicht bekannt',
    text: 'Vielleicht ist der Link unvollständig: Öffnen Sie ihn noch einmal aus der Nachricht, in der er kam, oder kopieren Sie ihn ganz. Hilft das nicht, bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  },
  unknownLink: {
    title: 'Dieser Link ist nicht bekannt',
    text: 'Vielleicht ist er unvollständig: Öffnen Sie ihn noch einmal dort, wo Sie ihn gefunden haben, oder kopieren Sie ihn ganz. Hilft das nicht, bitten Sie die Person, von der Sie ihn haben, um einen neuen.',
  },
  obstacles: {
    withdrawn: {
      title: 'Sie sind von dieser Studie zurückgetreten',
      text: 'Dieser Link gilt nicht mehr.',
    },
    replaced: {
      title: 'Ihr Platz wurde neu vergeben',
      text: 'Sie hatten länger nicht geantwortet. Ihre Antworten bleiben erhalten; vielen Dank dafür.',
    },
    'study-closed': {
      title: 'Diese Studie ist beendet',
      text: 'Vielen Dank für Ihr Interesse.',
    },
    'study-not-open': {
      title: 'Diese Studie hat noch nicht begonnen',
      text: 'Öffnen Sie den Link später noch einmal.',
    },
    'link-ended': {
      title: 'Dieser Link ist abgelaufen',
      text: 'Über ihn kann niemand mehr teilnehmen. Haben Sie schon teilgenommen, machen Sie mit Ihrem eigenen Link weiter.',
    },
    'link-full': {
      title: 'Diese Studie ist voll besetzt',
      text: 'Alle Plätze sind vergeben. Vielen Dank für Ihr Interesse.',
    },
    'joined-here': {
      title: 'In diesem Browser nimmt schon jemand teil',
      text: 'Öffnen Sie Ihren eigenen Link, um weiterzumachen: Er wurde bei Ihrer Anmeldung gezeigt.',
    },
    'no-panel-name': {
      title: 'Öffnen Sie diesen Link aus Ihrem Panel',
      text: 'Der Link sagt nicht, wer Sie sind. Starten Sie die Studie noch einmal von der Seite, auf der Sie sie gefunden haben.',
    },
    'unknown-invitation': {
      title: 'Diese Einladung ist nicht bekannt',
      text: 'Bitten Sie die Person, die sie geschickt hat, um eine neue.',
    },
  },
  invitation: {
    invited:
      'Sie sind eingeladen, Bilder paarweise nebeneinander zu vergleichen. Bevor Sie beginnen, lesen Sie, worum es geht, und geben Ihre Einwilligung.',
    back: 'Willkommen zurück. Sie machen dort weiter, wo Sie aufgehört haben.',
    over: 'Willkommen zurück. Ihr Teil an dieser Studie ist zu Ende.',
    start: 'Beginnen',
    goOn: 'Weiter',
    join: 'Teilnehmen',
    leave: 'Nicht teilnehmen',
    yours:
      'Dieser Link gehört nur Ihnen. Öffnen Sie ihn noch einmal, um weiterzumachen, auch an einem anderen Tag oder auf einem anderen Gerät.',
    copy: 'Ihren Link kopieren',
    copied: 'Ihr Link ist kopiert: Bewahren Sie ihn dort auf, wo Sie ihn wiederfinden.',
    incomplete: 'Dieser Link ist unvollständig: Öffnen Sie ihn noch einmal aus der Einladung.',
    tooMany: 'Zu viele Versuche auf einmal: Warten Sie eine Minute.',
  },
  consent: {
    agreeTo: 'Worin Sie einwilligen',
    how: 'So geht es',
    withKeys: 'Antworten Sie mit der Maus, durch Tippen oder mit diesen Tasten:',
    byTouch: 'Tippen Sie auf Ihre Antwort. Diese Schaltflächen gibt es:',
    agree: 'Ich willige ein und beginne',
    failed:
      'Das hat nicht geklappt. Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder öffnen Sie Ihren Einladungslink neu.',
    refusePanel: 'Ich willige nicht ein: zurück zum Panel',
    refuse: 'Ich willige nicht ein und möchte zurücktreten',
    plain:
      'Sie sehen Paare von Bildern und sagen, welches Ihnen besser gefällt. Ihre Antworten, deren Zeitpunkte und die Größe Ihres Fensters werden unter einem erfundenen Namen gespeichert. Ihr eigener Name kommt in keinem Ergebnis vor. Sie können jederzeit aufhören, ohne einen Grund zu nennen.',
    screening:
      'Vor dem ersten Paar werden Ihnen Fragen dazu gestellt, wie Sie Bilder sehen. Auch diese Antworten werden unter dem erfundenen Namen gespeichert, und sie können dazu führen, dass Sie nicht weiter befragt werden.',
    series:
      'Diese Studie gehört zu einer Reihe. Wenn ein Panel Sie geschickt hat, haben Sie in jeder Studie der Reihe, an der Sie teilnehmen, denselben erfundenen Namen. So ist zu erkennen, dass Ihre Antworten dort und hier von einer Person sind.',
    keep: 'Sie können jederzeit zurücktreten. Was Sie bis dahin geantwortet haben, bleibt unter dem erfundenen Namen in den Ergebnissen, und was diesen Namen mit Ihnen verbindet, wird sofort gelöscht.',
    remove:
      'Sie können jederzeit zurücktreten. Ihre Antworten werden dann gelöscht, ebenso das, was den erfundenen Namen mit Ihnen verbindet. Ergebnisse, die vorher herausgegeben wurden, lassen sich nicht zurückholen.',
    erased: (days) => {
      const after = inNumber('de', days, { one: 'einen Tag', other: `${days} Tage` });
      return `Was den erfundenen Namen mit Ihnen verbindet, wird spätestens ${days === 0 ? 'mit' : `${after} nach`} dem Ende der Studie gelöscht.`;
    },
  },
  plain: {
    title: 'Welches Bild ist besser?',
    instructions:
      'Sehen Sie sich beide Bilder an und beantworten Sie dann jede Frage. Sind beide gleich gut, wählen Sie „Gleich gut“. Taugt keines etwas, wählen Sie „Keines“. Es läuft keine Uhr: Nehmen Sie sich die Zeit, die Sie brauchen, und vertrauen Sie Ihren Augen.',
  },
  part: {
    title: 'Ihre Teilnahme an dieser Studie',
    agreed: 'Worin Sie eingewilligt haben',
    data: 'Ihre Daten',
    dataOf: (name) =>
      `Alles, was über Sie unter dem Namen ${name} gespeichert ist: Ihre Antworten mit ihren Zeitpunkten und das, was diesen Namen mit Ihnen verbindet.`,
    download: 'Meine Daten herunterladen',
    withdraw: 'Zurücktreten',
    withdrawText:
      'Sie müssen keinen Grund nennen. Danach können Sie an dieser Studie nicht wieder teilnehmen.',
    trigger: 'Von der Studie zurücktreten',
    sure: 'Von dieser Studie zurücktreten?',
    confirm: 'Zurücktreten',
    keeps:
      'Ihre Antworten bleiben unter dem erfundenen Namen in den Ergebnissen, und was diesen Namen mit Ihnen verbindet, wird gelöscht.',
    removes:
      'Ihre Antworten werden gelöscht, und was den erfundenen Namen mit Ihnen verbindet, wird gelöscht.',
    linkStops: 'Ihr Link gilt dann nicht mehr.',
    back: 'Zurück zur Studie',
    outOfDate: 'Diese Seite ist veraltet: Öffnen Sie sie noch einmal.',
    sessionOver: 'Ihre Sitzung ist beendet: Öffnen Sie Ihren Einladungslink noch einmal.',
  },
  left: {
    title: 'Sie sind zurückgetreten',
    text: 'Vielen Dank für Ihre Zeit. Nichts verbindet Ihre Teilnahme mehr mit Ihnen, und Ihr Link gilt nicht mehr.',
    panel:
      'Hat ein Panel Sie geschickt, geben Sie Ihren Platz dort zurück, damit es nicht auf Sie wartet.',
  },
  screening: {
    title: 'Bevor Sie beginnen',
    once: 'Das wird nur einmal gefragt. Es gibt keine Antwort, die Sie geben sollten: Sagen Sie, was zutrifft und was Sie sehen.',
    aboutImages: 'Alles Folgende handelt von Bildern. Wenn Sie sie nicht sehen können:',
    cannotSee: 'Ich kann keine Bilder sehen',
    plates:
      'Jede dieser Scheiben besteht aus farbigen Punkten, und die meisten Menschen sehen darin eine Ziffer. Sagen Sie, welche, ohne lange nachzudenken. Sehen Sie keine, sagen Sie auch das: Es ist eine Antwort wie jede andere.',
    disc: (place, of) => `Scheibe ${place} von ${of}: Welche Ziffer sehen Sie?`,
    discImage: (place) => `Scheibe ${place} aus farbigen Punkten`,
    noDigit: 'Keine Ziffer',
    failed:
      'Das hat nicht geklappt. Prüfen Sie die Verbindung und versuchen Sie es noch einmal: Ihre Auswahl ist noch da.',
    send: 'Weiter',
  },
  notLetIn: {
    title: 'Vielen Dank: Ihre Teilnahme endet hier',
    nothingMore: 'Sie müssen nichts weiter tun. Sie können diese Seite schließen.',
    why: {
      answers:
        'Diese Studie sucht Menschen, die ihre ersten Fragen anders beantworten. Das stand vor ihrem Beginn fest und sagt nichts über Sie.',
      plates:
        'In dieser Studie geht es um Farben wie die der Scheiben, und dafür mussten mehr Ziffern gelesen werden. Ein Sehtest ist das nicht: Der Bildschirm, ein Nachtfilter und das Licht im Raum verändern, was zu sehen ist.',
      sight:
        'Diese Studie fragt, welches von zwei Bildern besser aussieht, und lässt sich nicht anders beantworten. Es tut uns leid, dass Sie nicht teilnehmen können; danke, dass Sie gekommen sind.',
    },
  },
  ...deVoting,
};
