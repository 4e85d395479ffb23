import { encodePrompt, type Embedding } from './encode-prompt.ts';
import type { Pipeline } from './load-pipeline.ts';

const MAX_BYTES = 64 * 2 ** 20;

export type Encoded = { embedding: Embedding; milliseconds: number };

/**
 * The embeddings of one pipeline's prompts: each distinct text is encoded once, however many
 * replicates, batches or jobs ask for it. The oldest give way beyond 64 MiB.
 */
export class EmbeddingCache {
  readonly #pipeline: Pipeline;
  readonly #known = new Map<string, Embedding>();
  #bytes = 0;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
  }

  /** The embedding, and the time it cost now: nothing when it was known. */
  async encode(text: string): Promise<Encoded> {
    const known = this.#known.get(text);
    if (known) return { embedding: known, milliseconds: 0 };
    const start = performance.now();
    const { embedding } = await encodePrompt(this.#pipeline, text);
    this.#keep(text, embedding);
    return { embedding, milliseconds: performance.now() - start };
  }

  #keep(text: string, embedding: Embedding): void {
    this.#known.set(text, embedding);
    this.#bytes += embedding.values.byteLength;
    for (const [oldest, { values }] of this.#known) {
      if (this.#bytes <= MAX_BYTES || oldest === text) break;
      this.#known.delete(oldest);
      this.#bytes -= values.byteLength;
    }
  }
}
