import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepModel } from '#generator/models/keep-model.ts';
import { readModel } from '#generator/models/read-model.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createStudy } from '#study/life/create-study.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import { requirePlan } from '#study/runs/require-plan.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { firstResearcher } from '#study/researchers/first-researcher.ts';
import type { DemoSize } from './demo-protocol.ts';
import { readDemoProtocol } from './demo-protocol.ts';

const EMBEDDED = join(PACKAGE_FOLDER, 'generator', 'embedded');

/** Brings the demo's prompts, models and study into the database; what is there is taken as it is. */
export async function prepareDemo(db: Database, size: DemoSize): Promise<Study> {
  const fileName = 'ShapePrompts.tsv';
  const text = await readFile(join(EMBEDDED, fileName), 'utf8');
  await importPrompts({ db, name: 'ShapePrompts', source: 'embedded', text, fileName });
  for (const name of ['shapes-fast', 'shapes-base']) await addModel(db, name);
  const protocolText = await readDemoProtocol(size);
  const known = await db.study.findFirst({ where: { protocolText } });
  if (known) return known;
  const { plan } = await requirePlan({
    file: parseProtocol(protocolText, 'studies/shapes.yaml'),
    sources: databaseSources(db),
  });
  const owner = await firstResearcher(db);
  return createStudy({ db, plan, ownerId: owner.id });
}

async function addModel(db: Database, name: string): Promise<void> {
  if (await db.model.findUnique({ where: { name } })) return;
  await keepModel({ db, name, model: await readModel(join(EMBEDDED, name)) });
}
