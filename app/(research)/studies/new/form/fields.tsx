'use client';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { YamlPath } from '#domain/yaml/edit-yaml.ts';
import { ChoiceField } from '../../../../_ui/choice-field.tsx';
import { TextField } from '../../../../_ui/text-field.tsx';
import { TickGroup } from '../../../../_ui/tick-group.tsx';
import { WithCode } from '../../../../_ui/with-code.tsx';
import { useProtocol } from './form-context.ts';
import { namesAt, shownText, writtenValue } from './written-value.ts';

type Place = { path: YamlPath; label: string };

/** A text or a number of the protocol. What is typed stays as typed while the text says the same. */
export function ProtocolField({
  path,
  label,
  kind = 'text',
  required = false,
}: Place & {
  kind?: 'text' | 'number';
  /** emptied it stays in the text, with nothing in it */
  required?: boolean;
}): ReactElement {
  const { valueAt, write, errorAt, usualOf } = useProtocol();
  const [typed, setTyped] = useState<{ text: string; shown: string } | null>(null);
  const shown = shownText(valueAt(path));
  return (
    <TextField
      label={label}
      name={path.join('.')}
      description={<Hint path={path} />}
      error={errorAt(path)}
      placeholder={usualOf(path)}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      value={typed?.shown === shown ? typed.text : shown}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.target.value;
        const value = writtenValue(text, { kind, required });
        setTyped({ text, shown: shownText(value) });
        write(path, value);
      }}
    />
  );
}

/** One of a closed list; what the text says beside it can be chosen too, so that it stays. */
export function ProtocolChoice({
  path,
  label,
  options,
  without,
  onChoose,
}: Place & {
  options: readonly string[];
  /** what a choice does; without it, it is written */
  onChoose?: (value: string | undefined) => void;
  /** what leaving the key out is called; undefined: it must be given */
  without?: string;
}): ReactElement {
  const { valueAt, write, errorAt } = useProtocol();
  const shown = shownText(valueAt(path));
  const choose = onChoose ?? ((value) => write(path, value));
  const values = shown === '' || options.includes(shown) ? options : [...options, shown];
  const none = { value: '', label: without ?? 'choose one' };
  return (
    <ChoiceField
      label={label}
      value={shown}
      options={[
        ...(without !== undefined || shown === '' ? [none] : []),
        ...values.map((value) => ({ value, label: value })),
      ]}
      onChange={(value) => choose(value === '' ? undefined : value)}
      description={<Hint path={path} />}
      error={errorAt(path)}
    />
  );
}

/** Any of a closed list; none chosen leaves the key out. */
export function ProtocolTicks({
  path,
  label,
  options,
}: Place & { options: readonly string[] }): ReactElement | null {
  const { valueAt, write, errorAt } = useProtocol();
  const value = valueAt(path);
  const chosen = namesAt(value);
  if (chosen === null) return <Elsewhere label={label} />;
  const values = [...options, ...chosen.filter((name) => !options.includes(name))];
  if (values.length === 0) return null;
  return (
    <TickGroup
      label={label}
      options={values.map((name) => ({ value: name, label: name }))}
      chosen={chosen}
      onChange={(names) => write(path, names.length === 0 ? undefined : names)}
      description={<Hint path={path} />}
      error={errorAt(path) ?? chosen.map((_, i) => errorAt([...path, i])).find(Boolean)}
    />
  );
}

function Elsewhere({ label }: { label: string }): ReactElement {
  return <p className="text-sm text-ink-muted">{label}: not a list of names; see the protocol.</p>;
}

/** The reference's words for a key, and what the check would have looked at. */
export function Hint({ path }: { path: YamlPath }): ReactNode {
  const { meaningOf, warningAt } = useProtocol();
  const warning = warningAt(path);
  return (
    <>
      <WithCode text={meaningOf(path)} />
      {warning !== undefined && <span className="block text-caution">To look at: {warning}</span>}
    </>
  );
}
