import { last } from '#domain/last.ts';
import { at } from '#domain/at.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { findLeaks } from './blinding/find-leaks.ts';
import type { Received } from './blinding/find-leaks.ts';
import { readPngLayout } from './blinding/png-layout.ts';
import { recordImages } from './blinding/record-session.ts';
import type { ReceivedImage } from './blinding/record-session.ts';
import { judgeFeatures, trainAndTry } from './blinding/sign-test.ts';
import type { Observation } from './blinding/sign-test.ts';
import { SAMPLER_NAMES, studyIdentifiers, TELLING_MEMBER } from './blinding/study-identifiers.ts';
import { makePictures } from './blinding/make-pictures.ts';
import { openTap } from './blinding/tap.ts';
import type { Tap } from './blinding/tap.ts';
import { voteThrough } from './blinding/vote-through.ts';
import type { ShownPair } from './blinding/vote-through.ts';
import { inviteRaters, promptsFile, startOnPar } from './onpar.ts';
import type { OnPar } from './onpar.ts';

const PROMPTS = [12, 100, 200, 300, 400, 549, 1001, 1051];
const REPLICATES = 3;

/**
 * Arms that differ in everything that could show: names, steps, sampler, guidance, and who made the
 * images, in which format and size.
 */
const PROTOCOL = `
name: Quokka against Wombat
prompts: { set: PartiPrompts, ids: [${PROMPTS.join(', ')}] }
replicates: ${REPLICATES}
arms:
  - { key: quokka7, label: Quokka 1.0 7 Iterations, model: quokka-model, steps: 2, scheduler: ddim }
  - { key: wombat9, label: Wombat v2 9 Iterations, model: wombat-model, steps: 3, scheduler: pndm, guidance_scale: 3 }
  - { key: magpie3, label: Magpie by another tool, images: ./magpie-pictures }
  - { key: heron5, label: Heron from afar, images: ./heron-pictures }
fit: cover
questions:
  - { id: aesthetics, title: Better image aesthetics, ask: Which image is more pleasing? }
  - { id: alignment, title: Better prompt alignment, ask: Which image follows the prompt better? }
raters: { expected: 2 }
quality: { practice: 1, gold: 0, repeats: 2, min_response_ms: 0 }
content_gate: none
`;

/** So unlikely by chance that no honest run of this test is expected to see it. */
const NEVER = 1e-5;
const SLUG = 'quokka-against-wombat';
const RATERS = 2;

type Sitting = {
  raterId: string;
  tap: Tap;
  context: BrowserContext;
  pairs: ShownPair[];
  /** all that went over the wire to the browser, and what the pages held */
  received: Received[];
  images: Map<string, ReceivedImage>;
};

test.describe.configure({ mode: 'serial' });

let onpar: OnPar;
const sittings: Sitting[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  onpar = await startOnPar();
  const links = await openStudy();
  for (const link of links) sittings.push(await sit(browser, link));
});
test.afterAll(async () => {
  for (const { tap } of sittings) await tap.close();
  await onpar.stop();
});

async function openStudy(): Promise<string[]> {
  const file = join(onpar.home, 'protocol.yaml');
  await writeFile(file, PROTOCOL);
  const wanted = { prompts: PROMPTS, replicates: REPLICATES };
  await makePictures({
    folder: join(onpar.home, 'magpie-pictures'),
    format: 'jpeg',
    sizes: [
      [200, 120],
      [48, 40],
    ],
    ...wanted,
  });
  await makePictures({
    folder: join(onpar.home, 'heron-pictures'),
    format: 'webp',
    sizes: [
      [90, 90],
      [60, 100],
      [70, 50],
    ],
    ...wanted,
  });
  for (const [folder, name] of [
    ['tiny-sd', 'quokka-model'],
    ['tiny-sd-f16', 'wombat-model'],
  ]) {
    await onpar.onpar('models', 'add', `generator/fixtures/${folder}`, '--name', String(name));
  }
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  await onpar.onpar('run', file);
  await onpar.onpar('study', 'open', SLUG);
  return inviteRaters(onpar, SLUG, RATERS);
}

async function sit(browser: Browser, link: string): Promise<Sitting> {
  const known = await onpar.db.enrolment.findMany({ where: { consentedAt: { not: null } } });
  const tap = await openTap(onpar.address);
  // what is compressed could not be searched
  const extraHTTPHeaders = { 'accept-encoding': 'identity' };
  const context = await browser.newContext({ extraHTTPHeaders });
  const images = recordImages(context);
  const through = link.replace(onpar.address, tap.address);
  const { pairs, held } = await voteThrough({ page: await context.newPage(), link: through });
  const rater = await onpar.db.enrolment.findFirstOrThrow({
    where: { consentedAt: { not: null }, id: { notIn: known.map(({ id }) => id) } },
  });
  const received = [...tap.received(), ...held];
  return { raterId: rater.id, tap, context, pairs, received, images };
}

test('a rater votes on every trial, and every vote is stored once', async () => {
  for (const { raterId, pairs } of sittings) {
    const trials = await onpar.db.trial.findMany({
      where: { enrolmentId: raterId },
      include: { votes: true },
    });
    expect(pairs).toHaveLength(trials.length);
    expect(trials.length).toBeGreaterThanOrEqual(24);
    for (const { votes } of trials) {
      expect(votes.map(({ question }) => question).sort()).toEqual(['aesthetics', 'alignment']);
    }
  }
});

test('nothing that reaches a rater names an arm, a model, a run or an image', async () => {
  for (const { raterId, received } of sittings) {
    const identifiers = await studyIdentifiers({ ...onpar, slug: SLUG, raterId });
    expect(identifiers.length).toBeGreaterThan(200);
    expect(findLeaks(received, [...identifiers, ...SAMPLER_NAMES])).toEqual([]);
  }
});

test('no document that reaches a rater has a member that would tell', () => {
  for (const { received } of sittings) {
    const telling = received
      .filter(({ what }) => !what.includes('/_next/static/'))
      .map(({ what, bytes }) => ({
        what,
        member: TELLING_MEMBER.exec(bytes.toString('latin1'))?.[0],
      }))
      .filter(({ member }) => member !== undefined);
    expect(telling).toEqual([]);
  }
});

test('the search would have found a leak: prompts and addresses are in what was recorded', async () => {
  for (const { raterId, received, images, pairs } of sittings) {
    const prompts = await onpar.db.prompt.findMany({
      where: { comparisons: { some: { trials: { some: { enrolmentId: raterId } } } } },
    });
    // others are escaped in HTML, each in its way
    const plain = prompts.map(({ text }) => text).filter((text) => /^[a-z ]+$/.test(text));
    expect(plain.length).toBeGreaterThan(0);
    const found = findLeaks(received, plain).map(({ identifier }) => identifier);
    expect(new Set(found)).toEqual(new Set(plain));
    expect(findLeaks(received, [at(pairs, 0, 'the pairs').left])).not.toEqual([]);
    expect(images.size).toBeGreaterThanOrEqual(2 * pairs.length);
  }
});

test('all images look alike from outside: one length, one layout, the same headers', () => {
  const images = sittings.flatMap(({ images: mine }) => [...mine.values()]);
  const outsides = images.map(({ bytes, headers }) =>
    // the clock and what is random, the name of the request and the nonce of the policy, differ always
    JSON.stringify({
      ...{ ...readPngLayout(bytes), length: bytes.length, ...headers },
      ...{ date: '', 'x-request-id': '' },
    }).replace(/'nonce-[^']+'/g, ''),
  );
  expect(new Set(outsides).size).toBe(1);
  expect(images[0]?.headers).not.toHaveProperty('etag');
  expect(images[0]?.headers).not.toHaveProperty('last-modified');
  expect(images[0]?.headers).not.toHaveProperty('content-disposition');
});

test('no two trials share an address, and none is shared by two raters', () => {
  const addresses = sittings.flatMap(({ pairs }) =>
    pairs.flatMap(({ left, right }) => [left, right]),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('a classifier of address, size, order and time stays at chance', async () => {
  const observations = await observe();
  expect(observations.length).toBeGreaterThanOrEqual(48);
  for (const verdict of judgeFeatures(observations)) {
    expect(verdict.p, `${verdict.feature}: ${verdict.hits} of ${verdict.trials}`).toBeGreaterThan(
      NEVER,
    );
  }
  const { feature, right, trials, p } = trainAndTry(observations);
  expect(p, `trained on ${feature}: ${right} of ${trials}`).toBeGreaterThan(NEVER);
});

test('an image is for its rater only', async () => {
  const [own, other] = sittings;
  if (!own || !other) throw new Error('Two raters are needed.');
  const address = `${onpar.address}${at(own.pairs, 0, 'the pairs').left}`;
  const stranger = await own.context.browser()?.newContext();
  const changed = address.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  expect((await own.context.request.get(address)).status()).toBe(200);
  expect((await other.context.request.get(address)).status()).toBe(404);
  expect((await stranger?.request.get(address))?.status()).toBe(404);
  expect((await own.context.request.get(changed)).status()).toBe(404);
});

/** What an onlooker could measure of each trial, with the truth from the database. */
async function observe(): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const [rater, { raterId, pairs, tap, images }] of sittings.entries()) {
    const trials = await onpar.db.trial.findMany({
      where: { enrolmentId: raterId },
      include: {
        comparison: {
          include: { sampleA: { include: { arm: true } }, sampleB: { include: { arm: true } } },
        },
      },
    });
    const byId = new Map(trials.map((trial) => [trial.id, trial]));
    for (const pair of pairs) {
      const trial = byId.get(last(pair.left.split('/').slice(0, -1)));
      if (!trial) throw new Error(`${pair.left} is not the address of a trial's image.`);
      const { sampleA, sampleB } = trial.comparison;
      const isFirstArmA = sampleA.arm.position < sampleB.arm.position;
      const left = imageAt(images, tap.address + pair.left);
      const right = imageAt(images, tap.address + pair.right);
      observations.push({
        rater,
        aOnLeft: trial.aOnLeft === isFirstArmA,
        features: differences(left, right),
      });
    }
  }
  return observations;
}

function imageAt(images: Map<string, ReceivedImage>, url: string): ReceivedImage {
  const image = images.get(url);
  if (!image) throw new Error(`${url} was shown but not recorded.`);
  return image;
}

function differences(left: ReceivedImage, right: ReceivedImage): Record<string, number> {
  const token = ({ url }: ReceivedImage): string => last(url.split('/'));
  return {
    'length of the address': left.url.length - right.url.length,
    'order of the addresses': token(left) < token(right) ? -1 : 1,
    'length of the file': left.bytes.length - right.bytes.length,
    'order of arrival': left.arrival - right.arrival,
    'time to the first byte': left.firstByteMs - right.firstByteMs,
    'time to the last byte': left.lastByteMs - right.lastByteMs,
  };
}
