/** Something that reached a rater's browser: bytes, and what they are. */
export type Received = { what: string; bytes: Buffer };

/** An identifier of the study found in what a rater received. */
export type Leak = { identifier: string; form: string; what: string };

/** Shorter identifiers would be found in anything. */
const SHORTEST = 4;

/** Shorter ones stand in random letters and in pixels by chance: they count where they are a word. */
const FOUND_ANYWHERE = 8;

/**
 * Searches for identifiers, whatever their case: as they are, percent-encoded, in hexadecimal, and
 * in base64 at each of its three alignments.
 */
export function findLeaks(received: readonly Received[], identifiers: Iterable<string>): Leak[] {
  const texts = distinct(received).map(({ what, exact }) => {
    return { what, exact, folded: exact.toLowerCase() };
  });
  return [...new Set(identifiers)]
    .filter((identifier) => identifier.length >= SHORTEST)
    .flatMap((identifier) =>
      formsOf(identifier).flatMap(({ form, text, isExact }) =>
        texts
          .filter(({ exact, folded }) => stands(text, isExact ? exact : folded))
          .map(({ what }) => ({ identifier, form, what })),
      ),
    );
}

function stands(text: string, within: string): boolean {
  if (text.length >= FOUND_ANYWHERE) return within.includes(text);
  const isSign = (place: number): boolean => !/[a-z0-9]/i.test(within.charAt(place));
  for (let at = within.indexOf(text); at !== -1; at = within.indexOf(text, at + 1)) {
    if (isSign(at - 1) && isSign(at + text.length)) return true;
  }
  return false;
}

/** Each text once: a page holds much the same at each trial. */
function distinct(received: readonly Received[]): { what: string; exact: string }[] {
  const names = new Map(received.map(({ what, bytes }) => [bytes.toString('latin1'), what]));
  return [...names].map(([exact, what]) => ({ what, exact }));
}

type Form = { form: string; text: string; isExact: boolean };

function formsOf(identifier: string): Form[] {
  const utf8 = Buffer.from(identifier);
  const folded = (form: string, text: string): Form => ({
    form,
    text: text.toLowerCase(),
    isExact: false,
  });
  return [
    folded('plain', utf8.toString('latin1')),
    folded('percent-encoded', encodeURIComponent(identifier)),
    folded('form-encoded', encodeURIComponent(identifier).replaceAll('%20', '+')),
    folded('hexadecimal', utf8.toString('hex')),
    ...[0, 1, 2].map((shift) => ({
      form: `base64, shifted by ${shift}`,
      text: base64Core(utf8, shift),
      isExact: true,
    })),
  ].filter(({ text }) => text.length >= SHORTEST);
}

/** The characters of base64 that depend on `bytes` alone when `shift` others come before them. */
function base64Core(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const start = Math.ceil((shift * 8) / 6);
  const end = Math.floor(((shift + bytes.length) * 8) / 6);
  const core = encoded.slice(start, end);
  // as short as this it would be found by chance
  return core.length < 8 ? '' : core;
}
