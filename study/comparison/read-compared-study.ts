import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import type { Json } from '../life/fields-that-differ.ts';
import { readAnalysisPlan } from '../protocol/read-analysis-plan.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import type { ComparedArm, ComparedStudy } from './compared-study.ts';

/**
 * What a study is held beside others by.
 *
 * @param options.readTable gives its result table, and throws a UserError that says why it is not shown
 * @throws UserError when what is kept of the study cannot be read
 */
export async function readComparedStudy(options: {
  db: Database;
  study: Study;
  readTable: (study: Study) => Promise<ResultTable>;
}): Promise<ComparedStudy> {
  const { db, study, readTable } = options;
  const { id: studyId, slug, name, state, openedAt, closedAt, origin, simulated } = study;
  const isImported = origin !== null;
  const [deviations, arms, prompts, shown] = await Promise.all([
    db.deviation.count({ where: { studyId } }),
    readArms(db, study),
    isImported ? null : readPrompts(db, studyId),
    showOrSay(() => readTable(study)),
  ]);
  return {
    ...{ study: slug, name, state, simulated, deviations, arms, prompts },
    opened_at: openedAt && openedAt.toISOString(),
    closed_at: closedAt && closedAt.toISOString(),
    imported: isImported,
    protocol: isImported ? null : documentOf(study),
    ...shown,
  };
}

/** What it declares, but for its name, and its arms, which are told for themselves. */
function documentOf({ protocol }: Study): Json {
  const declared = { ...readProtocol(protocol), name: undefined, arms: undefined };
  return z.json().parse(JSON.parse(canonicalJson(declared)));
}

async function readArms(db: Database, study: Study): Promise<ComparedArm[]> {
  const rows = await db.arm.findMany({
    where: { studyId: study.id },
    include: { model: true },
  });
  return readAnalysisPlan(study).arms.map(({ key, label }) => {
    const row = rows.find((arm) => arm.key === key);
    if (row === undefined || row.model === null) return { key, label, settings: null };
    const { model, scheduler, steps, width, height } = row;
    const settings = {
      ...{ model: model.name, model_sha256: model.sha256, scheduler, steps, width, height },
      guidance_scale: row.guidanceScale,
      guidance_rescale: row.guidanceRescale,
      negative_prompt: row.negativePrompt,
    };
    return { key, label, settings };
  });
}

async function readPrompts(db: Database, studyId: string): Promise<string[]> {
  const compared = await db.comparison.findMany({
    where: { studyId, excluded: false },
    distinct: ['promptId'],
    select: { prompt: { select: { text: true } } },
  });
  return [...new Set(compared.map(({ prompt }) => prompt.text))];
}

async function showOrSay(
  read: () => Promise<ResultTable>,
): Promise<{ table: ResultTable; withheld: null } | { table: null; withheld: string }> {
  try {
    return { table: await read(), withheld: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { table: null, withheld: error.message };
  }
}
