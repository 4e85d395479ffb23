import type { Database } from '#prisma/client.ts';

/**
 * Adds up the steps of a job on its run's row, at most a few times a second: steps of several
 * workers add up, since each writes only what it made since it last wrote.
 */
export class StepMeter {
  private readonly db: Database;
  private readonly runId: string;
  private readonly stepsOfJob: number;
  private readonly clock: () => number;
  private written = 0;
  private lastWrite = Number.NEGATIVE_INFINITY;
  private pending: Promise<unknown> = Promise.resolve();

  constructor(options: { db: Database; runId: string; stepsOfJob: number; clock: () => number }) {
    this.db = options.db;
    this.runId = options.runId;
    this.stepsOfJob = options.stepsOfJob;
    this.clock = options.clock;
  }

  /** `done` of `total` U-Net calls of this job are made. */
  update(done: number, total: number): void {
    if (this.clock() - this.lastWrite < 300) return;
    this.lastWrite = this.clock();
    this.write(Math.floor((this.stepsOfJob * done) / total));
  }

  /** Writes the rest, and waits until all is written. */
  async finish(): Promise<void> {
    this.write(this.stepsOfJob);
    await this.pending;
  }

  /** Waits until what was told is written; for a job that was stopped half-way. */
  async settle(): Promise<void> {
    await this.pending;
  }

  private write(steps: number): void {
    const increment = steps - this.written;
    if (increment <= 0) return;
    this.written = steps;
    this.pending = this.pending.then(() =>
      this.db.run.update({ where: { id: this.runId }, data: { stepsDone: { increment } } }),
    );
    // A failed write is reported by finish(), not as an unhandled rejection before it.
    this.pending.catch(() => undefined);
  }
}
