/** An image of a study among its others, by its prompt's name, replicate and arm: `words/3/0/alpha`. */
export function nameOfSample(sample: { prompt: string; replicate: number; arm: string }): string {
  return `${sample.prompt}/${sample.replicate}/${sample.arm}`;
}
