import type { Database } from '#prisma/client.ts';

const WRITE_EVERY_MS = 300;

/**
 * Keeps how many steps of the samples in hand are made, at most a few times a second. It begins at
 * nothing, whatever an earlier try has left, so that a run's progress never exceeds the truth.
 */
export class StepMeter {
  private readonly db: Database;
  private readonly sampleIds: readonly string[];
  private readonly stepsOfSample: number;
  private readonly clock: () => number;
  private lastWrite = Number.NEGATIVE_INFINITY;
  private pending: Promise<void> | null = null;

  constructor(options: {
    db: Database;
    /** in the order in which they are made */
    sampleIds: readonly string[];
    stepsOfSample: number;
    clock: () => number;
  }) {
    this.db = options.db;
    this.sampleIds = options.sampleIds;
    this.stepsOfSample = options.stepsOfSample;
    this.clock = options.clock;
    this.write(0);
  }

  /** `done` of `total` U-Net calls of these samples are made. */
  update(done: number, total: number): void {
    if (this.pending !== null || this.clock() - this.lastWrite < WRITE_EVERY_MS) return;
    this.write(Math.floor((this.stepsOfSample * this.sampleIds.length * done) / total));
  }

  /** Waits until what was told is written. */
  async settle(): Promise<void> {
    await this.pending;
  }

  /** What is made of samples that are not finished is made again. */
  async forget(): Promise<void> {
    await this.pending;
    this.write(0);
    await this.pending;
  }

  private write(steps: number): void {
    this.lastWrite = this.clock();
    const ids = [...this.sampleIds];
    const made = ids.map((_, i) =>
      Math.min(Math.max(steps - i * this.stepsOfSample, 0), this.stepsOfSample),
    );
    const written = this.db.$executeRaw`
      UPDATE "Sample" s SET "stepsDone" = made.steps
      FROM unnest(${ids}::text[], ${made}::int[]) AS made(id, steps)
      WHERE s."id" = made.id AND s."state" = 'waiting'`;
    // Progress that cannot be written is no reason to stop: the database is waited for at the next
    // image.
    this.pending = written.then(
      () => void (this.pending = null),
      () => void (this.pending = null),
    );
  }
}
