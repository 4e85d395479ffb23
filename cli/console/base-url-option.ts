import { Option } from 'commander';

/** `--base-url`: the address that links begin with, and by which `who` come. */
export function baseUrlOption(who: 'people' | 'raters'): Option {
  return new Option(
    '--base-url <url>',
    `where ${who} reach the web app (default: ONPAR_URL, else the address it was last started at)`,
  );
}
