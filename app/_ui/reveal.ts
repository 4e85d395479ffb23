/** Opens whatever an element is folded away in, and goes to it. */
export function reveal(element: HTMLElement): void {
  let around: Element | null = element;
  while (around !== null) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    around = around.parentElement;
  }
  element.focus();
  element.scrollIntoView({ block: 'center' });
}
