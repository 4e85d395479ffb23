/** How an action is called so that it does as little as it can for whomever it lets in. */
export type Call = { args: unknown[]; form?: Record<string, string> };

const REASON = { reason: 'because' };
const RUN = { slug: '<study>', runId: '<run>' };

/** `<…>` stands for a real thing, and `<uuid>` for something that is not there. */
export const CALLS: Record<string, Call> = {
  checkProtocolAction: { args: ['name: x'] },
  closeGroupLinkAction: { args: ['<study>', '<uuid>'], form: {} },
  closeStudyAction: { args: ['<study>'] },
  createGroupLinkAction: { args: ['<study>'], form: { cap: '0', kind: 'group', days: '' } },
  endSessionsAction: { args: [], form: { everywhere: 'yes' } },
  estimatePowerAction: { args: ['name: x', { winShare: 0.6, ties: 0 }] },
  eraseRaterAction: { args: ['<study>', 'R-NONE'], form: {} },
  excludeComparisonAction: { args: ['<study>', '<uuid>'], form: REASON },
  explainDifferencesAction: { args: ['<study>'], form: REASON },
  handOverAction: { args: ['<study>', '<uuid>'], form: {} },
  inviteAction: { args: ['<study>'], form: { count: '0' } },
  inviteColleagueAction: { args: ['<study>'], form: { role: 'viewer' } },
  joinAction: { args: [null], form: { token: 'no-such-token-00000000' } },
  leaveStudyAction: { args: ['<study>'] },
  lookEarlyAction: { args: ['<study>'], form: REASON },
  measureAction: { args: ['<study>', null], form: {} },
  openStudyAction: { args: ['<study>'] },
  releaseSampleAction: { args: ['<study>', '<uuid>'], form: REASON },
  removeColleagueAction: { args: ['<study>', '<uuid>'], form: {} },
  removeUploadAction: { args: ['no-such-upload'] },
  resumeRunAction: { args: [RUN] },
  retryFailedAction: { args: [RUN] },
  saveAccountAction: { args: [null], form: { name: 'Ada', email: 'ada@x.test', password: '' } },
  setRoleAction: { args: ['<study>', '<uuid>'], form: { role: 'viewer' } },
  stopMeasurementAction: { args: [{ slug: '<study>', measurementId: '<uuid>' }] },
  stopRunAction: { args: [{ ...RUN, as: 'paused' }] },
  withdraw: { args: [], form: { withdraw: 'yes' } },
  withdrawRaterAction: { args: ['<study>', 'R-NONE'], form: {} },
  withdrawInvitationAction: { args: ['<study>', '<uuid>'], form: {} },
};
