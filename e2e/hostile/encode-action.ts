export type Encoded = { type: string; body: string };

const BOUNDARY = 'onpar-hostile';

/** The arguments of an action as React sends them: plain ones as JSON, a form among them as multipart. */
export function encodeAction(args: unknown, form?: Record<string, unknown>): Encoded {
  const list: unknown[] | null = Array.isArray(args) ? args : null;
  if (form === undefined || list === null) {
    return { type: 'text/plain;charset=UTF-8', body: JSON.stringify(args) };
  }
  const fields = Object.entries(form).map(
    ([name, value]) => [`_1_${name}`, textOf(value)] as const,
  );
  return multipart([...fields, ['0', JSON.stringify([...list, '$K1'])]]);
}

/** A call as a form without script sends it. */
export function encodeForm(id: string, form: Record<string, unknown>): Encoded {
  const fields = Object.entries(form).map(([name, value]) => [name, textOf(value)] as const);
  return multipart([[`$ACTION_ID_${id}`, ''], ...fields]);
}

function multipart(fields: readonly (readonly [string, string])[]): Encoded {
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
