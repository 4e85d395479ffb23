import { randomUUID } from 'node:crypto';
import type { Asker } from '#prisma/asker.ts';
import type { Vote } from '#prisma/generated/client.ts';

/** Adds a vote, or that one was taken back: rows are only ever added. */
export async function writeVote(session: Asker, vote: Omit<Vote, 'id'>): Promise<void> {
  const { trialId, question, answer, undo, revision, idempotencyKey, sessionId } = vote;
  const { shownAt, answeredAt, receivedAt, clientAt, clockOffsetMs } = vote;
  const { responseMs, decodeMs, focusLosses, viewport, pixelRatio } = vote;
  await session.$executeRaw`
    INSERT INTO "Vote" ("id", "trialId", "question", "answer", "undo", "revision", "idempotencyKey",
      "sessionId", "shownAt", "answeredAt", "receivedAt", "clientAt", "clockOffsetMs",
      "responseMs", "decodeMs", "focusLosses", "viewport", "pixelRatio")
    VALUES (${randomUUID()}, ${trialId}, ${question}, ${answer}::"Answer", ${undo}, ${revision},
      ${idempotencyKey}, ${sessionId}, ${shownAt}::timestamp, ${answeredAt}::timestamp,
      ${receivedAt}::timestamp, ${clientAt}::timestamp, ${clockOffsetMs}::float8,
      ${responseMs}::int, ${decodeMs}::int, ${focusLosses}::int, ${viewport}, ${pixelRatio}::float8)`;
}
