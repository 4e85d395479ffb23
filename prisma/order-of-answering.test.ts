import { afterAll, beforeAll, expect, it } from 'vitest';
import { upgradeDatabase } from './test-upgrade.ts';
import type { UpgradedDatabase } from './test-upgrade.ts';

const NAME = 'order_of_answering';
const AT = '2026-01-02 03:04:05.678';

let upgraded: UpgradedDatabase;

/** A database as the release before left it, with a rater who has voted and reported. */
const BEFORE = `
  INSERT INTO "PromptSet" ("id", "name", "sha256", "source") VALUES ('set', 's', 's', 's');
  INSERT INTO "Prompt" ("id", "promptSetId", "index", "text", "category", "challenge", "note")
    VALUES ('prompt', 'set', 0, 'p', '', '', '');
  INSERT INTO "Model" ("id", "name", "folder", "sha256", "files", "report") VALUES ('model', 'm', '/', 's', '{}', '{}');
  INSERT INTO "Study" ("id", "slug", "name", "protocol", "protocolText", "seed") VALUES ('study', 's', 's', '{}', '', 0);
  INSERT INTO "Arm" ("id", "studyId", "position", "key", "label", "modelId", "steps", "guidanceScale", "guidanceRescale", "negativePrompt")
    VALUES ('arm', 'study', 0, 'a', 'A', 'model', 1, 1, 0, '');
  INSERT INTO "Run" ("id", "studyId", "total", "stepsTotal") VALUES ('run', 'study', 1, 1);
  INSERT INTO "Sample" ("id", "runId", "armId", "promptId", "replicate", "seed") VALUES ('sample', 'run', 'arm', 'prompt', 0, 0);
  INSERT INTO "Comparison" ("id", "studyId", "number", "promptId", "replicate", "sampleAId", "sampleBId")
    VALUES ('comparison', 'study', 0, 'prompt', 0, 'sample', 'sample');
  INSERT INTO "Enrolment" ("id", "studyId", "number", "pseudonym", "inviteHash", "sessionHash", "enrolledAt") VALUES
    ('rater', 'study', 0, 'R-1', 'invite', 'session', '${AT}'), ('guest', 'study', 1, 'R-2', 'invite-2', NULL, NULL);
  INSERT INTO "Trial" ("id", "enrolmentId", "comparisonId", "kind", "order", "aOnLeft", "reportedAt", "reportReason") VALUES
    ('voted', 'rater', 'comparison', 'main', 0, true, NULL, NULL),
    ('reported', 'rater', 'comparison', 'main', 1, true, '${AT}', 'offensive');
  INSERT INTO "Vote" ("id", "trialId", "question", "answer", "revision", "idempotencyKey", "shownAt", "answeredAt", "clientAt", "responseMs")
    VALUES ('vote', 'voted', 'q', 'left', 1, 'key', '${AT}', '${AT}', '${AT}', 900);`;

beforeAll(async () => {
  upgraded = await upgradeDatabase(NAME, BEFORE);
});
afterAll(() => upgraded.drop());

const rows = (sql: string): Promise<unknown[]> => upgraded.rows(sql);

it('keeps sessions that are valid, so that what they hold back is placed by when they began', async () => {
  expect(
    await rows(
      `SELECT "enrolmentId", "tokenHash", "startedAt"::text, "endedAt" FROM "RatingSession"`,
    ),
  ).toEqual([{ enrolmentId: 'rater', tokenHash: 'session', startedAt: AT, endedAt: null }]);
});

it('makes reports acts, so that they can be taken back', async () => {
  expect(
    await rows(`SELECT "trialId", "undo", "reason", "revision", "answeredAt"::text FROM "Report"`),
  ).toEqual([
    { trialId: 'reported', undo: false, reason: 'offensive', revision: 1, answeredAt: AT },
  ]);
});

it('leaves votes as they were given', async () => {
  expect(
    await rows(
      `SELECT "answer", "revision", "answeredAt"::text, "receivedAt", "sessionId" FROM "Vote"`,
    ),
  ).toEqual([{ answer: 'left', revision: 1, answeredAt: AT, receivedAt: null, sessionId: null }]);
});
