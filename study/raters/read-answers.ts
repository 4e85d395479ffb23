import type { Answer } from '#domain/answer.ts';
import type { Database } from '#prisma/client.ts';
import type { Report, Vote } from '#prisma/generated/client.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** What a rater did, act by act, with what was measured beside it. */
export type RaterAnswers = {
  votes: {
    /** place of the pair in the rater's order, from 1, and its prompt where it was shown */
    pair: number;
    prompt: string | null;
    question: string;
    /** null: left unanswered, or taken back */
    answer: Answer | null;
    taken_back: boolean;
    shown_at: string;
    answered_at: string;
    received_at: string | null;
    response_ms: number;
    decode_ms: number | null;
    focus_losses: number;
    viewport: string | null;
    pixel_ratio: number | null;
  }[];
  reports: { pair: number; reason: string | null; taken_back: boolean; answered_at: string }[];
  /** what could not be taken */
  refused: { act: string; reason: string; count: number; last_at: string }[];
};

/** Reads what a rater did, in the order of the pairs and of answering. */
export async function readAnswers(options: {
  db: Database;
  enrolmentId: string;
  protocol: Protocol;
}): Promise<RaterAnswers> {
  const { db, enrolmentId, protocol } = options;
  const [trials, refusals] = await Promise.all([
    db.trial.findMany({
      where: { enrolmentId, OR: [{ votes: { some: {} } }, { reports: { some: {} } }] },
      orderBy: { order: 'asc' },
      select: {
        order: true,
        comparison: { select: { prompt: { select: { text: true } } } },
        votes: { orderBy: [{ answeredAt: 'asc' }, { revision: 'asc' }] },
        reports: { orderBy: [{ answeredAt: 'asc' }, { revision: 'asc' }] },
      },
    }),
    db.refusal.findMany({ where: { enrolmentId }, orderBy: { lastAt: 'asc' } }),
  ]);
  const asks = new Map(protocol.questions.map((question) => [question.id, question]));
  return {
    votes: trials.flatMap(({ order, comparison, votes }) =>
      votes.map((vote) => {
        const question = asks.get(vote.question);
        const prompt = question?.show_prompt === false ? null : comparison.prompt.text;
        return { pair: order + 1, prompt, ...toldOf(vote, question?.ask) };
      }),
    ),
    reports: trials.flatMap(({ order, reports }) =>
      reports.map((report) => ({ pair: order + 1, ...toldOfReport(report) })),
    ),
    refused: refusals.map(({ act, reason, count, lastAt }) => ({
      ...{ act, reason, count, last_at: lastAt.toISOString() },
    })),
  };
}

function toldOf(
  vote: Vote,
  ask: string | undefined,
): Omit<RaterAnswers['votes'][number], 'pair' | 'prompt'> {
  return {
    question: ask ?? vote.question,
    answer: vote.answer,
    taken_back: vote.undo,
    shown_at: vote.shownAt.toISOString(),
    answered_at: vote.answeredAt.toISOString(),
    received_at: vote.receivedAt === null ? null : vote.receivedAt.toISOString(),
    response_ms: vote.responseMs,
    decode_ms: vote.decodeMs,
    focus_losses: vote.focusLosses,
    viewport: vote.viewport,
    pixel_ratio: vote.pixelRatio,
  };
}

function toldOfReport(report: Report): Omit<RaterAnswers['reports'][number], 'pair'> {
  const { reason, undo, answeredAt } = report;
  return { reason, taken_back: undo, answered_at: answeredAt.toISOString() };
}
