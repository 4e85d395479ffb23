export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The cookie that keeps a browser's choice; it says nothing about the person. */
export const themeCookie = 'onpar-theme';

/** The theme that a cookie's value names; anything else is the system's. */
export function parseTheme(value: string | undefined): Theme {
  const named = themes.find((theme) => theme === value);
  return named === undefined ? 'system' : named;
}
