/** The look of anything that is typed into or chosen from. */
export const controlClass =
  'w-full rounded-md border border-line-strong bg-surface px-2 text-base text-ink placeholder:text-ink-muted hover:border-ink focus-visible:outline-offset-0 data-invalid:border-danger aria-invalid:border-danger';
