import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { Disclosure } from '../../../../_ui/disclosure.tsx';
import { useProtocol } from './form-context.ts';

/** The very prompts that are drawn, once the protocol was found in order. */
export function DrawnPrompts(): ReactElement {
  const { extent } = useProtocol();
  if (extent === null)
    return (
      <p className="text-sm text-ink-muted">
        The prompts that are drawn are listed here as soon as nothing is wrong.
      </p>
    );
  const { prompts, more } = extent.drawn;
  return (
    <Disclosure summary={`See the ${countOf(prompts.length + more, 'prompt')} that are drawn`}>
      <ol aria-label="Prompts that are drawn" className="flex flex-col gap-1 text-sm">
        {prompts.map(({ index, text, category }) => (
          <li key={index} className="break-words">
            <span className="tabular-nums text-ink-muted">{index}</span> <bdi>{text}</bdi>
            {category !== '' && <span className="text-ink-muted"> · {category}</span>}
          </li>
        ))}
      </ol>
      {more > 0 && <p className="pt-2 text-sm text-ink-muted">and {more} more</p>}
    </Disclosure>
  );
}
