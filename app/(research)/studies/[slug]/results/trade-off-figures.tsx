import type { ReactElement } from 'react';
import { formatLevel, formatPercent } from '#domain/print-estimate.ts';
import { drawTradeOff, NARROW_PANEL, nameOf } from '#study/figures/draw-trade-off.ts';
import { PAGE_THEME } from '#study/figures/plot-theme.ts';
import type { TradeOff, TradeOffPoint } from '#study/figures/trade-off.ts';
import { ArmLabel } from '../../../../_ui/arm-label.tsx';
import { Disclosure } from '../../../../_ui/disclosure.tsx';
import { Drawing } from '../../../../_ui/drawing.tsx';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Columns, Stack } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

/** What people prefer beside what it costs, in one look; seconds per image first. */
export function TradeOffFigures({
  figures,
}: {
  figures: readonly TradeOff[];
}): ReactElement | null {
  const [first, ...others] = figures;
  if (first === undefined) return null;
  return (
    <Section title={`Preference against ${inSentence(first.name)}`} description={describe(first)}>
      <TradeOffPanels tradeOff={first} />
      {others.map((tradeOff) => (
        <Disclosure key={tradeOff.id} summary={`Against ${inSentence(tradeOff.name)}`}>
          <TradeOffPanels tradeOff={tradeOff} />
        </Disclosure>
      ))}
    </Section>
  );
}

function describe({ leftOut }: TradeOff): string {
  const unknown = leftOut.length === 0 ? '' : ` Not known for ${leftOut.join(', ')}.`;
  return `Higher is preferred more often, further left costs less.${unknown}`;
}

function TradeOffPanels({ tradeOff }: { tradeOff: TradeOff }): ReactElement {
  return (
    <Stack>
      <Columns besideOnPaper>
        {tradeOff.panels.map((panel) => {
          const drawn = { tradeOff, panel, theme: PAGE_THEME, heading: null };
          return (
            <Drawing
              key={panel.question}
              name={`${panel.title} against ${inSentence(tradeOff.name)}`}
              svg={drawTradeOff(drawn)}
              narrow={drawTradeOff({ ...drawn, size: NARROW_PANEL })}
            />
          );
        })}
      </Columns>
      <Disclosure summary="The same as a table">
        <Stack>
          {tradeOff.panels.map((panel) => (
            <Table
              key={panel.question}
              caption={`${panel.title}, with ${formatLevel(panel.level)} intervals`}
              columns={columnsOf(tradeOff, panel.level)}
              rows={panel.points}
              rowKey={({ arm }) => arm}
            />
          ))}
        </Stack>
      </Disclosure>
    </Stack>
  );
}

function columnsOf(tradeOff: TradeOff, level: number): Column<TradeOffPoint>[] {
  return [
    {
      key: 'arm',
      header: 'Arm',
      rowHeader: true,
      cell: ({ position, label }) => <ArmLabel position={position} label={label} />,
    },
    {
      key: 'preferred',
      header: 'Preferred',
      numeric: true,
      cell: ({ preferred: { value, interval } }) => (
        <Estimate
          value={formatPercent(value)}
          interval={interval ? [formatPercent(interval[0]), formatPercent(interval[1])] : undefined}
          level={level}
        />
      ),
    },
    {
      key: 'across',
      header: nameOf(tradeOff),
      numeric: true,
      cell: ({ across: { value, interval } }) => (
        <Estimate
          value={short(value)}
          interval={interval ? [short(interval[0]), short(interval[1])] : undefined}
        />
      ),
    },
  ];
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A name inside a sentence; what is an abbreviation stays as it is. */
function inSentence(name: string): string {
  return name === name.toUpperCase() ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
