import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkArm } from '#domain/check-arm.ts';
import { checkPrompt } from '#domain/check-prompt.ts';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import { readModelLayout } from '#generator/models/read-model-layout.ts';
import { createNoiseSource } from '#generator/noise/noise-source.ts';
import { requireArmOfModel } from '#generator/pipeline/require-arm-of-model.ts';
import { GOOD, WORDS } from '../fixtures/wrong-protocols.ts';
import { parsePromptFile } from '../prompts/parse-prompts.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { planComparisons } from './plan-comparisons.ts';
import { planSamples } from './plan-samples.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';
import type { Planning } from './plan-study.ts';
import { readPlan } from './read-plan.ts';

let sources: PlanSources<PromptRecord, PlannedModel>;
const readHash = (): Promise<string> => Promise.resolve('a'.repeat(64));

beforeAll(async () => {
  const folder = join(import.meta.dirname, '../../generator/fixtures/tiny-sd');
  const layout = await readModelLayout(folder);
  const { prompts } = parsePromptFile(WORDS, 'words.tsv');
  sources = {
    findPromptSet: (name) => Promise.resolve(name === 'words' ? prompts : null),
    promptSetNames: () => Promise.resolve(['words']),
    findModel: (name) =>
      Promise.resolve(name.startsWith('tiny-sd') ? { name, folder, layout, readHash } : null),
    modelNames: () => Promise.resolve(['tiny-sd']),
    findImages: (reference) => Promise.resolve(`names ${reference}, which is not there`),
  };
});

const plan = (text: string): Promise<Planning<PromptRecord, PlannedModel>> =>
  readPlan({ text, fileName: 'study.yaml', sources });

/** What is planned can be made; what is not says why, on a line of the text. */
function expectHonest(planning: Planning<PromptRecord, PlannedModel>, text: string): void {
  const findings = 'errors' in planning ? planning.errors : planning.warnings;
  for (const { line, message, severity } of findings) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(text.split('\n').length);
    expect(message).not.toBe('');
    expect(severity).toBe('errors' in planning ? 'error' : 'warning');
  }
  if ('errors' in planning) {
    expect(findings).not.toEqual([]);
    return;
  }
  const { arms, protocol } = planning.plan;
  for (const arm of arms) {
    if (arm.kind === 'images') continue;
    const { spec, model } = arm;
    expect(checkArm(spec)).toEqual(spec);
    if (model.layout) requireArmOfModel({ arm: spec, model: model.layout });
  }
  const samples = planSamples(planning.plan);
  for (const { seed, prompt } of samples) {
    if (seed !== null) createNoiseSource('torch-cpu', Number(seed));
    checkPrompt(prompt.text, 'A prompt');
  }
  const places = samples.map(
    ({ position, prompt, replicate }) => `${position} ${prompt.index} ${replicate}`,
  );
  expect(new Set(places).size).toBe(samples.length);
  for (const { a, b } of planComparisons(planning.plan))
    expect([arms[a], arms[b]]).not.toContain(undefined);
  const stored: unknown = JSON.parse(JSON.stringify(protocol));
  expect(readProtocol(stored)).toEqual(protocol);
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    ' ',
    [],
    {},
    [null],
    { x: 1 },
    'words',
    'tiny-sd',
    't2',
    'all',
    'none',
    'fixed',
    'obrien-fleming',
  ),
  fc.constantFrom<unknown>(
    0,
    -0,
    1,
    -1,
    2,
    8,
    0.5,
    1.5,
    64,
    100,
    4096,
    1000,
    1001,
    1e6,
    1e7,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e308,
    -1e308,
    NaN,
    Infinity,
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.double(),
  fc.array(fc.oneof(fc.nat(25), fc.string({ maxLength: 3 })), { maxLength: 5 }),
  fc.dictionary(fc.string({ maxLength: 9 }), fc.oneof(fc.nat(25), fc.string({ maxLength: 3 })), {
    maxKeys: 4,
  }),
);

/** Every place of a protocol that says something, the optional ones as well. */
const PATHS =
  'name prompts prompts.set prompts.draw prompts.seed prompts.ids prompts.categories prompts.challenges replicates arms arms.0 arms.1.key arms.1.label arms.1.model arms.1.scheduler arms.1.steps arms.1.guidance_scale arms.1.guidance_rescale arms.1.negative_prompt arms.1.width arms.1.height comparisons seeds seeds.base seeds.shared_between_arms seeds.list questions questions.0 questions.1.id questions.1.title questions.1.ask questions.1.show_prompt answers question_order allow_no_answer raters raters.expected raters.max_trials_each raters.per_comparison quality quality.practice quality.gold quality.repeats quality.min_response_ms quality.exclusion quality.exclusion.gold_accuracy_below quality.exclusion.repeat_agreement_below quality.exclusion.median_response_ms_below gold gold.0 analysis analysis.primary analysis.alpha analysis.equivalence_margin analysis.stop analysis.stop.rule analysis.stop.votes analysis.stop.looks content_gate content_gate.threshold language rater_title consent instructions unknown'.split(
    ' ',
  );

type Changed = { at: string; to: unknown };
const change = fc.record<Changed>({ at: fc.constantFrom(...PATHS), to: hostile });

function apply(changes: readonly Changed[]): string {
  const root: Record<string, unknown> = parse(GOOD);
  for (const { at, to } of changes) {
    const steps = at.split('.');
    let node: unknown = root;
    for (const [depth, step] of steps.entries()) {
      if (typeof node !== 'object' || node === null) break;
      const held = new Map(Object.entries(node)).get(step);
      const next = depth === steps.length - 1 ? to : (held ?? {});
      Object.assign(node, { [step]: next });
      node = next;
    }
  }
  return stringify(root);
}

describe('planning a study', () => {
  it('of a protocol with any values at all gives a plan that can be made, or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const text = apply(changes);
        expectHonest(await plan(text), text);
      }),
      { numRuns: 1500 },
    );
  });

  it('of arms whose settings are each in order gives arms that the generator honours', async () => {
    const arm = fc.record(
      {
        scheduler: fc.constantFrom(...SCHEDULER_NAMES),
        steps: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1000 })),
        guidance_scale: fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
        guidance_rescale: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
        negative_prompt: fc.string({ maxLength: 20 }),
        width: fc.constantFrom(64, 80, 88, 128, 4096),
        height: fc.constantFrom(64, 80, 88, 128, 4096),
      },
      { requiredKeys: ['steps'] },
    );
    let planned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arm, { minLength: 2, maxLength: 5 }), async (arms) => {
        const text = stringify({
          ...parse(GOOD),
          arms: arms.map((settings, i) => ({
            key: `k${i}`,
            label: `Arm ${i}`,
            model: 'tiny-sd',
            ...settings,
          })),
        });
        const planning = await plan(text);
        if ('plan' in planning) planned++;
        expectHonest(planning, text);
      }),
      { numRuns: 300 },
    );
    expect(planned).toBeGreaterThan(10);
  });

  it('gives the images and the comparisons that the protocol declares', async () => {
    const planning = await plan(GOOD);
    if ('errors' in planning) throw new Error('not planned');
    const samples = planSamples(planning.plan);
    expect(samples).toHaveLength(16);
    for (const { seed, prompt, replicate } of samples) {
      expect(seed).toBe(BigInt(replicate + 2 * prompt.index));
    }
    expect(planComparisons(planning.plan)).toHaveLength(8);
  });

  it('of a model on another machine goes without what only its folder tells', async () => {
    const away = {
      ...sources,
      findModel: (name: string) =>
        Promise.resolve({ name, folder: '/nowhere', layout: null, readHash }),
    };
    const text = GOOD.replace('steps: 4', 'steps: 4, width: 88, scheduler: lcm');
    expect(await readPlan({ text, fileName: 'study.yaml', sources: away })).toHaveProperty('plan');
    expect(await plan(text)).toHaveProperty('errors');
  });

  it('of a session that takes a day warns of it', async () => {
    const text = GOOD.replace('draw: 4', 'draw: 20').replace('replicates: 2', 'replicates: 200');
    const planning = await plan(text);
    const messages = 'plan' in planning ? planning.warnings.map(({ message }) => message) : [];
    expect(messages).toEqual([
      expect.stringMatching(/^asks each of them for 8,000 answers, 11 hours/),
    ]);
  });

  it('of any size is warned of exactly when its votes allow no test, even of unanimous ones', async () => {
    const size = fc.record({
      prompts: fc.integer({ min: 1, max: 5 }),
      replicates: fc.integer({ min: 1, max: 3 }),
      raters: fc.integer({ min: 1, max: 5 }),
      most: fc.integer({ min: 2, max: 15 }),
      alpha: fc.constantFrom(0.2, 0.05, 0.01, 1e-4, 1e-9),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ prompts, replicates, raters, most, alpha }) => {
        const text = stringify({
          ...parse(GOOD),
          prompts: { set: 'words', draw: prompts },
          replicates,
          raters: { expected: raters, max_trials_each: most },
          quality: { min_response_ms: 0 },
          analysis: { alpha },
        });
        const planning = await plan(text);
        const isWarned =
          'plan' in planning &&
          planning.warnings.some(({ message }) => message.includes('can test nothing'));
        const votes = raters * Math.min(most, prompts * replicates);
        // two questions share alpha, and a unanimous sign test has p = 2 / 2^votes
        const isEnough = raters > 1 && prompts > 1 && 2 / 2 ** votes < alpha / 2;
        expect(isWarned).toBe(!isEnough);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'images',
      'replicates: 1000\narms:',
      /^prompts makes 1000000 images, and a study holds at most/,
    ],
  ])('of too many %s is refused at once', async (_, lines, message) => {
    const arms = Array.from(
      { length: 50 },
      (_, i) => `  - { key: k${i}, label: L${i}, model: tiny-sd, steps: ${i + 1} }`,
    );
    const text = GOOD.replace(
      /replicates[^]*questions:/,
      `${lines}\n${arms.join('\n')}\nquestions:`,
    ).replace('draw: 4', 'draw: 20');
    const planning = await plan(text);
    expect(
      'errors' in planning &&
        planning.errors.map(({ path, message: words }) => `${path.join('.')} ${words}`),
    ).toEqual([expect.stringMatching(message)]);
  });
});
