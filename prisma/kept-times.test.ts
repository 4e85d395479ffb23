import { afterAll, beforeAll, expect, it } from 'vitest';
import { upgradeDatabase } from './test-upgrade.ts';
import type { UpgradedDatabase } from './test-upgrade.ts';

const sample = (id: string, replicate: number, record: object | null): string =>
  `INSERT INTO "Sample" ("id", "runId", "armId", "promptId", "replicate", "record") VALUES
    ('${id}', 'run', 'arm', 'prompt', ${replicate}, ${record ? `'${JSON.stringify(record)}'` : 'NULL'});`;

const chip = { used: 'cpu', name: 'a chip' };

const HELD = `
  INSERT INTO "PromptSet" ("id", "name", "sha256", "source") VALUES ('set', 's', 's', 's');
  INSERT INTO "Prompt" ("id", "promptSetId", "index", "text", "category", "challenge", "note")
    VALUES ('prompt', 'set', 0, 'p', '', '', '');
  INSERT INTO "Model" ("id", "name", "folder", "sha256", "files", "report") VALUES ('model', 'm', '/', 's', '{}', '{}');
  INSERT INTO "Study" ("id", "slug", "name", "protocol", "protocolText", "seed") VALUES ('study', 's', 's', '{}', '', 0);
  INSERT INTO "Arm" ("id", "studyId", "position", "key", "label", "modelId", "steps", "guidanceScale", "guidanceRescale", "negativePrompt")
    VALUES ('arm', 'study', 0, 'a', 'A', 'model', 1, 1, 0, '');
  INSERT INTO "Run" ("id", "studyId", "total", "stepsTotal") VALUES ('run', 'study', 4, 4);
  ${sample('cpu', 0, { device: chip, latency_ms: { total: 2500 } })}
  ${sample('card', 1, { device: { used: 'cuda:0', name: 'cuda:0' }, latency_ms: { total: 250 } })}
  ${sample('broken', 2, { device: chip, latency_ms: { total: 'long' } })}
  ${sample('waiting', 3, null)}`;

let upgraded: UpgradedDatabase;
beforeAll(async () => {
  upgraded = await upgradeDatabase('kept_times', HELD);
});
afterAll(() => upgraded.drop());

it('takes the times of images that were made before from their records', async () => {
  expect(
    await upgraded.rows(`SELECT "id", "seconds", "device" FROM "Sample" ORDER BY "replicate"`),
  ).toEqual([
    { id: 'cpu', seconds: 2.5, device: 'cpu (a chip)' },
    { id: 'card', seconds: 0.25, device: 'cuda:0' },
    { id: 'broken', seconds: null, device: null },
    { id: 'waiting', seconds: null, device: null },
  ]);
});
