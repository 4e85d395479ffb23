/** What a page of ours would send, to be spoilt in one place at a time. `<…>` stands for a real thing. */
const JSON_EXAMPLES: Record<string, Record<string, unknown>> = {
  '/api/auth/[...nextauth]': { email: 'ada@x.test', password: 'x', callbackUrl: '/studies' },
  '/api/rating/consent': { agree: true },
  '/api/rating/votes': {
    trialId: '<trial>',
    question: '<question>',
    answer: 'left',
    idempotencyKey: 'hostile-vote',
    clockOffsetMs: 0,
    shownAt: '2026-01-02T03:04:05Z',
    clientAt: '2026-01-02T03:04:06Z',
    responseMs: 1000,
    decodeMs: 10,
    focusLosses: 0,
    viewport: '1280x800',
    pixelRatio: 1,
  },
  '/api/rating/undo': {
    idempotencyKey: 'hostile-undo',
    target: { trialId: '<trial>', question: '<question>' },
    clientAt: '2026-01-02T03:04:07Z',
  },
  '/api/rating/report': {
    trialId: '<trial>',
    reason: 'broken_image',
    idempotencyKey: 'hostile-report',
  },
  '/api/studies': { text: 'name: x' },
};

type Call = { args: unknown[]; form?: Record<string, string> };

const REASON = { reason: 'because' };

/** The arguments of each action, and what a form after them sends. */
const ACTION_EXAMPLES: Record<string, Call> = {
  start: { args: [null], form: { token: 'hostile-token-0000000000' } },
  withdraw: { args: [], form: { withdraw: 'no' } },
  saveAccountAction: { args: [null], form: { name: 'Ada', email: 'ada@x.test', password: '' } },
  closeStudyAction: { args: ['<no study>'] },
  openStudyAction: { args: ['<study>'] },
  explainDifferencesAction: { args: ['<study>'], form: REASON },
  excludeComparisonAction: { args: ['<study>', '<uuid>'], form: REASON },
  releaseSampleAction: { args: ['<study>', '<uuid>'], form: REASON },
  withdrawRaterAction: { args: ['<study>', 'R-NONE'], form: {} },
  eraseRaterAction: { args: ['<study>', 'R-NONE'], form: {} },
  setRoleAction: { args: ['<study>', '<uuid>'], form: { role: 'viewer' } },
  removeColleagueAction: { args: ['<study>', '<uuid>'], form: {} },
  handOverAction: { args: ['<study>', '<uuid>'], form: {} },
  withdrawInvitationAction: { args: ['<study>', '<uuid>'], form: {} },
  inviteColleagueAction: { args: ['<study>'], form: { role: 'nobody' } },
  leaveStudyAction: { args: ['<no study>'] },
  endSessionsAction: { args: [], form: { everywhere: 'no' } },
  joinAction: { args: [null], form: { token: 'hostile-token-0000000000' } },
  inviteAction: { args: ['<study>'], form: { count: '0' } },
  lookEarlyAction: { args: ['<study>'], form: REASON },
  resumeRunAction: { args: [{ slug: '<study>', runId: '<uuid>' }] },
  stopRunAction: { args: [{ slug: '<study>', runId: '<uuid>', as: 'paused' }] },
  checkProtocolAction: { args: ['name: x'] },
  estimatePowerAction: { args: ['name: x', { winShare: 0.6, ties: 0 }] },
  removeUploadAction: { args: ['no-such-upload'] },
};

/** What is sent to a route; to one that is new here, a guess, so that it is asked all the same. */
export function jsonExample(pattern: string): Record<string, unknown> {
  const guess = { slug: '<study>', id: '<uuid>', trialId: '<trial>' };
  const { [pattern]: example = guess } = JSON_EXAMPLES;
  return example;
}

/** What an action is called with; one that is new here, with a guess of each kind of arguments. */
export function actionExamples(name: string): Call[] {
  const known = ACTION_EXAMPLES[name];
  if (known) return [known];
  const guess = { args: ['<study>', '<uuid>'] };
  return [guess, { ...guess, form: REASON }, { args: [{ slug: '<study>', id: '<uuid>' }] }];
}
