/** A text of at most so many letters, with a mark where it is cut. */
export function cutText(text: string, letters: number): string {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, Math.max(1, letters - 1)).join('')}…` : text;
}
