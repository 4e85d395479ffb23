import { createHash, randomBytes } from 'node:crypto';
import { present } from '#domain/present.ts';
import { modelSha256 } from '#generator/models/model-sha256.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createStudy } from './life/create-study.ts';
import { enrolRater } from './raters/enrol.ts';
import { giveConsent } from './raters/give-consent.ts';
import { importPrompts } from './prompts/import-prompts.ts';
import { inviteRaters } from './raters/invite-raters.ts';
import { nextTrials } from './voting/next-trials.ts';
import type { BlindTrial } from './voting/next-trials.ts';
import { openStudy } from './life/open-study.ts';
import { parseProtocol } from './protocol/parse-protocol.ts';
import { databaseSources } from './runs/database-sources.ts';
import { requirePlan } from './runs/require-plan.ts';
import { recordVote } from './voting/record-vote.ts';
import type { RecordedVote } from './voting/record-vote.ts';
import type { VoteInput } from './voting/vote-input.ts';

/** For tests: a study of two arms with images that are named but not made. */
export const NOW = new Date('2026-01-02T03:04:05.678Z');

const PROTOCOL = `
name: Alpha against Beta
prompts: { set: words, draw: 6, seed: 0 }
replicates: 2
arms:
  - { key: alpha, label: Alpha at 30, model: model-a, steps: 30 }
  - { key: beta, label: Beta at 50, model: model-b, steps: 50 }
questions:
  - { id: aesthetics, title: Better image aesthetics, ask: Which is more pleasing? }
  - { id: alignment, title: Better prompt alignment, ask: Which follows the prompt better? }
quality: { practice: 1, gold: 0, repeats: 1, min_response_ms: 700 }
content_gate: none
`;

const WORDS = ['Prompt\tCategory\tChallenge\tNote']
  .concat(Array.from({ length: 20 }, (_, i) => `word ${i}\tkind ${i % 2}\tBasic\t`))
  .join('\n');

/** Adds the prompt set `words` (20 prompts) and the models `model-a` and `model-b`. */
export async function addPromptsAndModels(db: Database): Promise<void> {
  await importPrompts({ db, name: 'words', source: 'test', text: WORDS, fileName: 'words.tsv' });
  for (const name of ['model-a', 'model-b']) {
    const files = { 'unet/model.onnx': createHash('sha256').update(name).digest('hex') };
    const sha256 = modelSha256(files);
    await db.model.create({
      data: { name, folder: `/nowhere/${name}`, sha256, files, report: {} },
    });
  }
}

/** Creates a study; `change` edits the protocol's text. */
export async function addStudy(
  db: Database,
  change: (protocolText: string) => string = (text) => text,
): Promise<Study> {
  const file = parseProtocol(change(PROTOCOL), 'test.yaml');
  const { plan } = await requirePlan({ file, sources: databaseSources(db) });
  return createStudy({ db, plan });
}

/** Writes down that the run of a study has ended, as a worker does, with names for images. */
export async function finishRun(db: Database, study: Study): Promise<void> {
  const samples = await db.sample.findMany({ where: { run: { studyId: study.id } } });
  for (const { id } of samples) {
    const name = (kind: string): string =>
      createHash('sha256')
        .update(kind + id)
        .digest('hex');
    const shas = { sha256: name('full'), blindSha256: name('blind') };
    await db.sample.update({ where: { id }, data: { state: 'done', ...shas } });
  }
  await db.run.updateMany({
    where: { studyId: study.id },
    data: { state: 'completed', done: samples.length },
  });
}

export async function addOpenStudy(
  db: Database,
  change?: (protocolText: string) => string,
): Promise<Study> {
  const study = await addStudy(db, change);
  await finishRun(db, study);
  return openStudy({ db, slug: study.slug, now: NOW });
}

/** An invitation of one rater; gives the token of its link. */
export async function addInvitation(db: Database, { slug }: Study): Promise<string> {
  const baseUrl = 'https://x.test';
  const [invitation] = await inviteRaters({ db, slug, count: 1, baseUrl, randomBytes });
  return present(invitation?.url.split('/').at(-1), 'the token of an invitation');
}

/** A rater who has consented; gives the id of the enrolment. */
export async function addRater(db: Database, study: Study): Promise<string> {
  const inviteToken = await addInvitation(db, study);
  const { enrolment } = await enrolRater({ db, inviteToken, now: NOW, randomBytes });
  await giveConsent({ db, enrolmentId: enrolment.id, now: NOW });
  return enrolment.id;
}

export async function trialsOf(
  db: Database,
  enrolmentId: string,
  limit = 1000,
): Promise<BlindTrial[]> {
  return nextTrials({ db, enrolmentId, limit, imageToken: (trial, side) => `/i/${trial}/${side}` });
}

/** Votes once, with a key of its own unless one is given. */
export async function vote(
  db: Database,
  enrolmentId: string,
  input: Pick<VoteInput, 'trialId' | 'question' | 'answer'> & Partial<VoteInput> & { now?: Date },
): Promise<RecordedVote> {
  return recordVote({
    db,
    enrolmentId,
    idempotencyKey: randomBytes(16).toString('hex'),
    shownAt: NOW,
    clientAt: NOW,
    responseMs: 1500,
    now: NOW,
    ...input,
  });
}
