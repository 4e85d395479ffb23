/** A prompt among those of several sets: `words/3`. */
export function nameOfPrompt(prompt: { index: number; promptSet: { name: string } }): string {
  return `${prompt.promptSet.name}/${prompt.index}`;
}
