import { encodePrompt, type Embedding } from './encode-prompt.ts';
import type { Pipeline } from './load-pipeline.ts';

const MAX_BYTES = 64 * 2 ** 20;

/** `truncated` is what of the text lay beyond the tokens of the model; `milliseconds` what it cost now. */
export type Encoded = { embedding: Embedding; truncated: string; milliseconds: number };
type Known = Omit<Encoded, 'milliseconds'>;

/**
 * The embeddings of one pipeline's prompts: each distinct text is encoded once, however many
 * replicates, batches or jobs ask for it. The oldest give way beyond 64 MiB.
 */
export class EmbeddingCache {
  readonly #pipeline: Pipeline;
  readonly #known = new Map<string, Known>();
  #bytes = 0;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
  }

  /** The embedding of a text; it costs nothing when it is known. */
  async encode(text: string): Promise<Encoded> {
    const known = this.#known.get(text);
    if (known) return { ...known, milliseconds: 0 };
    const start = performance.now();
    const made = await encodePrompt(this.#pipeline, text);
    this.#keep(text, made);
    return { ...made, milliseconds: performance.now() - start };
  }

  #keep(text: string, made: Known): void {
    this.#known.set(text, made);
    this.#bytes += made.embedding.values.byteLength;
    for (const [oldest, { embedding }] of this.#known) {
      if (this.#bytes <= MAX_BYTES || oldest === text) break;
      this.#known.delete(oldest);
      this.#bytes -= embedding.values.byteLength;
    }
  }
}
