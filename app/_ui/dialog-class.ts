import { classNames } from './class-names.ts';

export const dialogBackdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0';

/** The look of a window over the page; it scrolls inside itself when it is taller than the screen. */
export function dialogPopupClass(wide: boolean): string {
  return classNames(
    'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface p-5 text-ink shadow-overlay transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
    wide ? 'max-w-wide' : 'max-w-dialog',
  );
}
