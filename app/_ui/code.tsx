import type { ReactElement } from 'react';

/** A command, a file name or another thing that is typed as it stands. */
export function Code({ children }: { children: string }): ReactElement {
  return (
    <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-sm break-words text-ink">
      {children}
    </code>
  );
}

/** A sha256 or other long identifier: its beginning to the eye, all of it to a pointer or a copy. */
export function Hash({ value, whole = false }: { value: string; whole?: boolean }): ReactElement {
  return (
    <code
      title={value}
      className={`font-mono text-sm ${whole ? 'break-all' : 'whitespace-nowrap'}`}
    >
      {whole ? value : value.slice(0, 12)}
    </code>
  );
}

/** Several lines that are read or copied as they stand. */
export function CodeBlock({ label, children }: { label: string; children: string }): ReactElement {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken px-4 py-3 font-mono text-sm text-ink"
    >
      {children}
    </pre>
  );
}
