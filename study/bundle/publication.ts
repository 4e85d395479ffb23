import { z } from 'zod';

const LICENSE_ID = /^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/;
/** as https://semver.org has it, without the metadata of a build */
const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;
const LONGEST_ADDRESS = 2000;
const LONGEST_CITATION = 10_000;

/** `publication.json`: how a bundle is to be used and cited, as far as its researcher told. */
export const publicationSource = z.strictObject({
  license: z
    .union([
      z.string().regex(LICENSE_ID),
      z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(LONGEST_ADDRESS),
    ])
    .optional(),
  cite_as: z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .min(1)
    .max(LONGEST_CITATION)
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u)
    .optional(),
  version: z.string().regex(VERSION).optional(),
});

export type Publication = z.infer<typeof publicationSource>;

/** What each of them is, in words that follow what was given in its place. */
export const PUBLICATION_WORDS: Record<keyof Publication, string> = {
  license:
    'is no licence: give an identifier of https://spdx.org/licenses, such as CC-BY-4.0, or an address',
  cite_as: `is no citation: give text of 1 to ${LONGEST_CITATION} characters`,
  version: 'is no version: give three numbers, such as 1.0.0',
};

/** The version of a bundle of which none was told. */
export const FIRST_VERSION = '1.0.0';

/** Whether a licence is told by its name; else it is an address. */
export function isLicenseName(license: string): boolean {
  return LICENSE_ID.test(license);
}
