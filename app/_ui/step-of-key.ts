/**
 * Which way an arrow key leads in a window, or null. In a field the key moves the caret, in what scrolls
 * sideways it scrolls, with another key it is the browser's, and in a window over this one it is that one's.
 */
export function stepOfKey(event: KeyboardEvent, within: Element): 'previous' | 'next' | null {
  const { target, key } = event;
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  if (event.defaultPrevented || !(target instanceof Element) || !within.contains(target))
    return null;
  if (target.closest('input, textarea, select') !== null) return null;
  if (target !== within && target.scrollWidth > target.clientWidth) return null;
  if (key === 'ArrowLeft') return 'previous';
  return key === 'ArrowRight' ? 'next' : null;
}
