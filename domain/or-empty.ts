/** A text as tables keep it: the cell of what is not known is empty. */
export function orEmpty<Text extends string>(text: Text | null): Text | '' {
  // eslint-disable-next-line onpar/no-silent-default -- the one place where nothing becomes an empty cell
  return text === null ? '' : text;
}
