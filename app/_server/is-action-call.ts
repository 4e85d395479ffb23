import { z } from 'zod';

const actionId = z.string().regex(/^[0-9a-f]{42}$/);
const DEEPEST = 16;
const MOST_ARGUMENTS = 16;

/**
 * Whether a POST to a page is a call of a server action as React sends it from our pages: arguments of
 * plain values, with forms among them. What is not, Next.js and React meet with a failure of their own,
 * before the action is asked.
 *
 * @param id the header `Next-Action`; null for a form that was sent without script
 */
export async function isActionCall(request: Request, id: string | null): Promise<boolean> {
  const type = request.headers.get('content-type');
  if (type === null) return false;
  if (id !== null && !actionId.safeParse(id).success) return false;
  if (type.startsWith('multipart/form-data')) {
    const form = await request.formData().catch(() => null);
    if (form === null) return false;
    return id === null ? isFormCall(form) : isCallWithForms(form);
  }
  return id !== null && type.startsWith('text/plain') && areArguments(await request.text());
}

/** Arguments in the field `0`; each form among them, `$K1`, has its fields beside it as `_1_name`. */
function isCallWithForms(form: FormData): boolean {
  const names = [...form.keys()].filter((name) => name !== '0');
  return (
    form.getAll('0').length === 1 &&
    names.every((name) => /^_[0-9a-f]{1,4}_/.test(name)) &&
    areArguments(form.get('0'), { forms: true })
  );
}

/** A form's fields, and beside them the action with the arguments that are bound to it. */
function isFormCall(form: FormData): boolean {
  const own = [...form.keys()].filter((name) => name.startsWith('$ACTION_'));
  const [first, ...rest] = own;
  if (first === undefined || new Set(own).size < own.length) return false;
  if (first.startsWith('$ACTION_ID_')) {
    return rest.length === 0 && actionId.safeParse(first.slice('$ACTION_ID_'.length)).success;
  }
  const [, place] = /^\$ACTION_REF_(\d{1,3})$/.exec(first) ?? [];
  if (place === undefined) return false;
  const [action, bound] = [`$ACTION_${place}:0`, `$ACTION_${place}:1`];
  return (
    rest.every((name) => [action, bound, '$ACTION_KEY'].includes(name)) &&
    descriptor.safeParse(parseJson(form.get(action))).success &&
    areArguments(form.get(bound))
  );
}

const descriptor = z.strictObject({ id: actionId, bound: z.literal('$@1') });

function areArguments(text: unknown, { forms = false } = {}): boolean {
  const list = z.array(z.unknown()).max(MOST_ARGUMENTS).safeParse(parseJson(text));
  return list.success && list.data.every((argument) => isPlain(argument, { forms, depth: 1 }));
}

/** Texts that begin with a dollar sign stand for other things, unless they begin with two. */
function isPlain(value: unknown, at: { forms: boolean; depth: number }): boolean {
  if (typeof value === 'string') {
    if (!value.startsWith('$') || value.startsWith('$$') || value === '$undefined') return true;
    return at.forms && /^\$K[0-9a-f]{1,4}$/.test(value);
  }
  if (value === null || typeof value !== 'object') return true;
  const deeper = { ...at, depth: at.depth + 1 };
  return (
    at.depth < DEEPEST && Object.values(value).every((member: unknown) => isPlain(member, deeper))
  );
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
