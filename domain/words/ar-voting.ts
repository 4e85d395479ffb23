import { inNumber } from './in-number.ts';
import type { VotingWords } from './voting-words.ts';

/** Digits are written as those on the discs and on the keys: 0 to 9. */
const answers = (count: number): string =>
  inNumber('ar', count, {
    one: 'إجابة واحدة',
    two: 'إجابتان',
    few: `${count} إجابات`,
    other: `${count} إجابة`,
  });

const pairs = (count: number): string =>
  inNumber('ar', count, {
    one: 'زوجًا واحدًا',
    two: 'زوجين',
    few: `${count} أزواج`,
    many: `${count} زوجًا`,
    other: `${count} زوج`,
  });

/** What the page on which raters vote says in Arabic. */
export const arVoting: VotingWords = {
  answers: {
    left: 'اليسرى',
    right: 'اليمنى',
    on_par: 'متساويتان',
    neither: 'ولا واحدة',
    none: 'بلا إجابة',
  },
  meanings: {
    left: 'الصورة اليسرى',
    right: 'الصورة اليمنى',
    on_par: 'كلتاهما جيدة بالقدر نفسه',
    neither: 'لا واحدة منهما جيدة',
  },
  images: {
    left: 'الصورة اليسرى',
    right: 'الصورة اليمنى',
    notFetched: 'تعذّر جلب الصورتين حتى الآن.',
  },
  keys: {
    names: {
      left: 'اليسرى',
      right: 'اليمنى',
      on_par: 'متساويتان',
      neither: 'ولا واحدة',
      none: 'بلا إجابة',
      undo: 'تراجع',
      loupe: 'عدسة مكبّرة',
      flip: 'تبديل',
      pause: 'إيقاف مؤقت',
      report: 'إبلاغ',
      help: 'مساعدة',
    },
    meanings: {
      left: 'الصورة اليسرى',
      right: 'الصورة اليمنى',
      on_par: 'متساويتان: كلتاهما جيدة بالقدر نفسه',
      neither: 'لا واحدة منهما جيدة',
      none: 'بلا إجابة، حيث يُتاح ذلك',
      undo: 'التراجع عن آخر إجابة أو بلاغ',
      loupe: 'عدسة مكبّرة في الصورتين؛ تتبع المؤشر، أو Shift مع الأسهم',
      flip: 'بالضغط المستمر: كل صورة في مكان الأخرى؛ وعلى شاشة اللمس بالنقر على إحداهما',
      pause: 'إيقاف مؤقت',
      report: 'الإبلاغ عن هذا الزوج والمتابعة',
      help: 'هذه المساعدة',
    },
    either: (key, arrow) => `${key} أو ${arrow}`,
    title: 'مفاتيحك',
    about:
      'اختر سطرًا، ثم اضغط المفتاح الذي تريده له. تبقى الأسهم و ? كما هي. يحفظ هذا المتصفح مفاتيحك.',
    press: 'اضغط مفتاحًا …',
    change: 'تغيير المفاتيح',
    reset: 'العودة إلى المفاتيح المعتادة',
    areBack: 'عادت المفاتيح المعتادة.',
    taken: (key, name) => `لا يمكن استخدام ${key}: إنه مفتاح «${name}»`,
    unfit: (key) => `لا يمكن استخدام ${key}: اختر حرفًا أو رقمًا أو رمزًا دون Shift`,
  },
  voting: {
    trial: 'الزوج',
    of: (position, total) => `${position} من ${total}`,
    practiceOf: (position, total) => `تدريب · ${position} من ${total}`,
    over: 'انتهى',
    tools: 'الأدوات',
    prompt: 'وصف الصورة',
    questionOf: (number, count) => `السؤال ${number} من ${count}`,
    lookFirst: (seconds) => `انظر أولًا: يمكنك الإجابة بعد ${seconds} ث`,
    flipped: 'تبادلت الصورتان المكان: أعد التبديل للإجابة',
    reported: 'أُبلغ عن الزوج. «تراجع» يعيده.',
    announced: ({ practice, position, total, prompt, question, questions, ask }) => {
      const shown = prompt === null ? '' : ` وصف الصورة: ${prompt}.`;
      return `${practice ? 'تدريب، الزوج' : 'الزوج'} ${position} من ${total}.${shown} السؤال ${question} من ${questions}: ${ask}`;
    },
    waitForConnection: (count) => `بانتظار الاتصال: ${answers(count)}. لم يُفقد شيء.`,
    noConnection: 'لا يوجد اتصال. تجري المحاولة من جديد.',
    notTaken: (count) =>
      `لم يقبل الخادم: ${answers(count)}. وُضع ذلك جانبًا، وسيُعاد السؤال إن كان لا يزال مفتوحًا.`,
    waiting: 'بانتظار الاتصال …',
    getting: 'يجري جلب الزوج التالي …',
    closed: 'أُغلقت هذه الدراسة',
    closedText: 'شكرًا على مساعدتك. كل ما أجبت عنه قبل ذلك محفوظ.',
    cameLate: (count) => `وصل بعد الإغلاق ولم يمكن احتسابه: ${answers(count)}.`,
    sessionOver: 'انتهت جلستك',
    sessionOverText:
      'افتح رابط الدعوة مرة أخرى في هذا المتصفح: ستتابع من حيث توقفت، أو ستقرأ سبب تعذّر ذلك.',
    waitHere: (count) => `محفوظ هنا، ويُرسل عندما تتابع: ${answers(count)}.`,
    done: 'انتهيت. شكرًا لك!',
    sending: 'يجري إرسال إجاباتك الأخيرة …',
    onTheWay: (count) => `في الطريق: ${answers(count)}. أبقِ هذه الصفحة مفتوحة.`,
    undoReport: 'التراجع عن آخر بلاغ',
    undoAnswer: 'التراجع عن آخر إجابة',
    compared: (count) => `قارنت ${pairs(count)} من الصور.`,
    stored: 'جميع الإجابات محفوظة. يمكنك إغلاق هذه الصفحة.',
    storedPanel: 'جميع الإجابات محفوظة. عد الآن إلى المنصة كي تعلم أنك انتهيت.',
    complete: 'إنهاء المشاركة على المنصة',
    endedTitle: 'شكرًا لك: تنتهي مشاركتك هنا',
    ended:
      'أنهى مشاركتَك معيارٌ حُدد قبل بدء الدراسة. وهو يتطلب إجابات تتفق مع ما هو معروف عن بعض الأزواج، وألا تُعطى على عجل. لا يدل ذلك على شيء يخصك، ولا يُطلب منك شيء آخر. يمكنك إغلاق هذه الصفحة.',
    paused: 'إيقاف مؤقت',
    pausedText: 'الوقت متوقف. يمكنك إغلاق هذه الصفحة والعودة في يوم آخر.',
    goOn: 'متابعة',
    warnedTitle: 'يُرجى النظر بإمعان',
    warned:
      'بعض الإجابات لم تتفق مع ما هو معروف عن أزواجها، أو جاءت بسرعة كبيرة. إذا استمر ذلك، فستنتهي الدراسة بالنسبة إليك. لا وقت محددًا: خذ ما تحتاج إليه من الوقت.',
    breakTitle: 'حان وقت الاستراحة',
    breakText:
      'مضت مدة وأنت تعمل. العينان تتعبان وكذلك القدرة على الحكم. بضع دقائق بعيدًا عن الشاشة تفيد أكثر مما تكلف.',
    takeBreak: 'أخذ استراحة',
    lateStored: (count) => `كان ينتظر هنا وحُفظ الآن: ${answers(count)}.`,
    lateWait: (count) => `سيُرسل عند فتح الرابط: ${answers(count)}.`,
  },
  practice: {
    title: 'تدريب',
    right: 'صحيح.',
    notQuite: (meaning) => `ليس تمامًا: ${meaning} أفضل هنا.`,
    checking: 'يجري التحقق من إجابتك …',
    wasLast: 'كان هذا آخر زوج للتدريب.',
    again: 'كان عدد الإجابات الصحيحة قليلًا هذه المرة: إليك جولة تدريب أخرى.',
    fromNow: 'كان هذا آخر زوج للتدريب: من الآن تُحتسب إجاباتك.',
    checked: 'تدريب.',
    recorded: 'سُجلت للتدريب.',
    change: 'تغيير',
    next: 'الزوج التالي',
  },
  report: {
    title: 'الإبلاغ عن هذا الزوج',
    text: 'يُبلَّغ الباحثون، وتتابع أنت بالزوج التالي.',
    offensive: 'شيء هنا مسيء',
    broken_image: 'إحدى الصورتين تالفة',
    unclear_prompt: 'وصف الصورة غير واضح',
    other: 'سبب آخر',
  },
};
