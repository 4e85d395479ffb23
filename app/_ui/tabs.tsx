'use client';
import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactElement, ReactNode } from 'react';

export type TabPanel = { value: string; label: string; content: ReactNode };

/** Several panels in one place, one seen at a time. */
export function Tabs({
  label,
  panels,
}: {
  label: string;
  panels: readonly TabPanel[];
}): ReactElement {
  return (
    <BaseTabs.Root defaultValue={panels[0]?.value ?? null} className="flex flex-col gap-4">
      <BaseTabs.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {panels.map((panel) => (
          <BaseTabs.Tab
            key={panel.value}
            value={panel.value}
            className="-mb-px inline-flex h-9 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-ink-muted -outline-offset-2 hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink"
          >
            {panel.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {panels.map((panel) => (
        <BaseTabs.Panel key={panel.value} value={panel.value}>
          {panel.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
