import type { ReactElement } from 'react';
import type {
  Breakdown,
  BreakdownKey,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { forestOf } from '#study/figures/forest.ts';
import { preferenceFigure } from '#study/figures/preference-figure.ts';
import type { HumanAgainstMetric } from '#study/results/human-against-metrics.ts';
import type { TradeOff } from '#study/figures/trade-off.ts';
import type { StudyRuntime } from '#study/runtime/study-runtime.ts';
import { readAnalysisPlan } from '#study/protocol/read-analysis-plan.ts';
import { IntervalPlot } from '../../../../_ui/interval-plot.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { AgreementTable } from './agreement-table.tsx';
import { AnswerPlot } from './answer-plot.tsx';
import { AnswerTable } from './answer-table.tsx';
import { BalanceTable } from './balance-table.tsx';
import { ExcludedRaters } from './excluded-raters.tsx';
import { FoundAnswers } from './found-answers.tsx';
import { ForestPlots } from './forest-plots.tsx';
import { FragilityTable } from './fragility-table.tsx';
import { ListedDeviations } from './listed-deviations.tsx';
import { MetricAgreement } from './metric-agreement.tsx';
import { MonitoringTable } from './monitoring-table.tsx';
import { PreferenceTable } from './preference-table.tsx';
import { TradeOffFigures } from './trade-off-figures.tsx';
import { PairLinks } from './pair-links.tsx';
import { RuntimeTable } from './runtime-table.tsx';
import { ResultDownloads } from './result-downloads.tsx';
import { placedArms } from '#study/results/result-arm.ts';

/** All results of a study on one sheet, from what matters most to what checks it. */
export function ResultSheet({
  study,
  table,
  runtime,
  figures,
  breakdowns,
  otherParts,
  metrics,
}: {
  study: Study;
  table: ResultTable;
  runtime: StudyRuntime | null;
  /** preference beside what it costs */
  figures: readonly TradeOff[];
  breakdowns: readonly Breakdown[];
  /** by what else the votes can be parted, at an address of its own */
  otherParts: readonly BreakdownKey[];
  metrics: readonly HumanAgainstMetric[];
}): ReactElement {
  const arms = placedArms(readAnalysisPlan(study).arms);
  const forests = breakdowns.flatMap((parts) => forestOf(parts, table, arms) ?? []);
  const hasPairs = study.origin === null;
  return (
    <>
      <FoundAnswers table={table} />
      <TradeOffFigures figures={figures} />
      {table.warnings.length > 0 && (
        <Notice tone="caution" title="Read with care">
          <ul>
            {table.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section
        title="Answers"
        actions={
          // those of a planned look are not all votes, and the file would hold all
          <ResultDownloads slug={study.slug} table={table} withVotes={table.look === null} />
        }
      >
        <AnswerTable table={table} arms={arms} slug={hasPairs ? study.slug : null} />
        {hasPairs && <PairLinks slug={study.slug} />}
        <AnswerPlot table={table} arms={arms} />
      </Section>
      <Section
        title="Preference"
        description="Votes for the first arm less votes for the second, in percentage points of all votes. Intervals respect that votes of one rater, and votes on one prompt, belong together."
      >
        <IntervalPlot content={preferenceFigure(table, arms)} />
        <PreferenceTable table={table} arms={arms} />
      </Section>
      <MetricAgreement rows={metrics} arms={arms} level={table.level} />
      <RuntimeTable runtime={runtime} arms={arms} slug={study.slug} />
      <MonitoringTable table={table} arms={arms} />
      <ExcludedRaters exclusion={table.exclusion} />
      <ForestPlots
        slug={study.slug}
        asked={breakdowns.length > 0}
        forests={forests}
        others={otherParts}
      />
      <Section
        title="Agreement"
        description="How far raters give the same answer to the same comparison: 1 is always, 0 is as by chance (raw agreement: never)."
      >
        <AgreementTable table={table} />
      </Section>
      <Section
        title="Fragility"
        description="The fewest votes, raters or prompts whose removal changes the sign or the significance of the net preference as printed, and of the sign test."
      >
        <FragilityTable table={table} arms={arms} />
      </Section>
      <Section
        title="Sides"
        description="Whether the sides were balanced, and whether raters favoured one."
      >
        <BalanceTable table={table} arms={arms} />
      </Section>
      <ListedDeviations deviations={table.deviations} />
    </>
  );
}
