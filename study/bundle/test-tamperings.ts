import { edit, type Tampering } from './test-bundle.ts';

/** Takes away the first vote line's answer for another. */
export const anotherVote = (text: string): string =>
  text.replace(/,(left|right),main,/, (_, side) => `,${side === 'left' ? 'right' : 'left'},main,`);

function swapLines(text: string): string {
  const [header, first, second, ...rest] = text.split('\r\n');
  return [header, second, first, ...rest].join('\r\n');
}

const imageTampering: Tampering = (files) => {
  const name = Object.keys(files).find((key) => key.startsWith('images/'));
  if (name !== undefined) files[name] = Buffer.from('another image');
};

const IMAGE_FILE = /^images\/[0-9a-f]{64}\.png$/;

const imageGone: Tampering = (files) => {
  const name = Object.keys(files).find((key) => IMAGE_FILE.test(key));
  if (name !== undefined) Reflect.deleteProperty(files, name);
};

const putIn: Tampering = (files) => {
  files['tables/more.md'] = Buffer.from('| n | 3600 |');
};

/** What is changed, the file that must be named first, and one that gives away who fixes the hash. */
export const TAMPERINGS: [string, Tampering, RegExp, string | null][] = [
  ['one vote', edit('votes.csv', anotherVote), /^votes\.csv$/, 'tables/answers.json'],
  ['an image', imageTampering, IMAGE_FILE, null],
  ['an image taken out', imageGone, IMAGE_FILE, null],
  ['a file put in', putIn, /^tables\/more\.md$/, 'tables/more.md'],
  [
    'the hash of a file of a model',
    edit('models.json', (text) => text.replace(/(onnx": ")..../, '$10000')),
    /^models\.json$/,
    'models.json',
  ],
  [
    'the name of a model',
    edit('models.json', (text) => text.replace('"model-a"', '"model-c"')),
    /^models\.json$/,
    'models.json',
  ],
  [
    'a key written twice',
    edit('study.json', (text) => text.replace('"raters": {', '"raters": {"finished": 99}, $&')),
    /^study\.json$/,
    'study.json',
  ],
  [
    'a setting',
    edit('images.jsonl', (text) => text.replace('"steps":30', '"steps":31')),
    /^images\.jsonl$/,
    'images.jsonl',
  ],
  [
    'a label',
    edit('protocol.yaml', (text) => text.replace('Alpha at 30', 'Alpha at 20')),
    /^protocol\.yaml$/,
    'protocol.yaml',
  ],
  ['the order of lines', edit('votes.csv', swapLines), /^votes\.csv$/, 'votes.csv'],
  [
    'a deviation removed',
    edit('deviations.json', () => '[]\n'),
    /^deviations\.json$/,
    'tables/answers.md',
  ],
  [
    'the consent',
    edit('consent.json', (text) => text.replace('I agree', 'I do not agree')),
    /^consent\.json$/,
    'consent.json',
  ],
  [
    'a version',
    edit('software.json', (text) => text.replace('0.1.0', '0.2.0')),
    /^software\.json$/,
    'signature.json',
  ],
  [
    'the signature',
    edit('signature.json', (text) =>
      text.replace(/"signature": "(.)/, (_, c) => `"signature": "${c === 'A' ? 'B' : 'A'}`),
    ),
    /^signature\.json$/,
    'signature.json',
  ],
  [
    'a figure',
    edit('figures/preference.svg', (text) => text.replace(/x1="\d+/, 'x1="1')),
    /^figures\/preference\.svg$/,
    'figures/preference.svg',
  ],
];
