import type { ReactElement, ReactNode } from 'react';
import { Badge } from '../../../../_ui/badge.tsx';
import { Fold } from '../../../../_ui/fold.tsx';
import { useProtocol } from './form-context.ts';

/** A part of the form, with how much in it is to be mended beside its title. */
export function FormPart({
  title,
  keys,
  summary,
  children,
}: {
  title: string;
  /** the keys of the protocol that it writes */
  keys: readonly string[];
  /** what is in it, said while it is shut */
  summary: string;
  children: ReactNode;
}): ReactElement {
  const { wrongIn } = useProtocol();
  const wrong = wrongIn(keys);
  return (
    <Fold
      title={title}
      summary={summary}
      note={wrong > 0 && <Badge tone="danger">{wrong} to mend</Badge>}
    >
      {children}
    </Fold>
  );
}
