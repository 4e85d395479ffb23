import { resolve } from 'node:path';
import type { SessionSettings } from '#onnx/open-session.ts';
import { EmbeddingCache } from './embedding-cache.ts';
import { LOADED_AT_ONCE } from './loaded-at-once.ts';
import { loadPipeline, releasePipeline, type Pipeline } from './load-pipeline.ts';

export type LoadedPipeline = { pipeline: Pipeline; embeddings: EmbeddingCache };

/** The pipelines that are loaded, the least recently used of which gives way to a new one. */
export class PipelineShelf {
  readonly #settings: SessionSettings;
  readonly #loaded = new Map<string, LoadedPipeline>();

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  async take(folder: string): Promise<LoadedPipeline> {
    const key = resolve(folder);
    const known = this.#loaded.get(key);
    this.#loaded.delete(key);
    const taken = known ?? (await this.#load(key));
    this.#loaded.set(key, taken);
    return taken;
  }

  async #load(folder: string): Promise<LoadedPipeline> {
    for (const [oldest, { pipeline }] of this.#loaded) {
      if (this.#loaded.size < LOADED_AT_ONCE) break;
      this.#loaded.delete(oldest);
      await releasePipeline(pipeline);
    }
    const pipeline = await loadPipeline(folder, this.#settings);
    return { pipeline, embeddings: new EmbeddingCache(pipeline) };
  }
}
