'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { controlClass } from './control-class.ts';
import type { Theme } from './theme.ts';
import { parseTheme, themes, themeCookie } from './theme.ts';

const year = 365 * 24 * 60 * 60;
const labels: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** Light, dark, or as the system says; kept in a cookie so that the first paint is right. */
export function ThemeSwitch({ initial }: { initial: Theme }): ReactElement {
  const [theme, setTheme] = useState(initial);
  const choose = (value: string): void => {
    const next = parseTheme(value);
    setTheme(next);
    document.cookie = `${themeCookie}=${next}; Path=/; Max-Age=${String(year)}; SameSite=Lax`;
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <label className="flex flex-col gap-1">
      <span className="text-sm font-medium">Colours</span>
      <select
        value={theme}
        onChange={(event) => choose(event.target.value)}
        className={`${controlClass} h-control`}
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </label>
  );
}
