import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import type { Study } from '#prisma/generated/client.ts';
import { at } from '#domain/at.ts';
import { MEASURED_METRICS } from '#study/measurements/measurement-request.ts';
import { mayDo } from '#domain/study-rights.ts';
import { brokenStudy } from '#study/life/broken-study.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { readArms } from '../../../../_data/read-arms.ts';
import { readMeasurements, readReferences } from '../../../../_data/read-measurements.ts';
import { readNearest } from '../../../../_data/read-nearest.ts';
import { readMetrics } from '../../../../_data/read-metrics.ts';
import type { MetricRow } from '../../../../_data/read-metrics.ts';
import { saidOnce } from '../../../../_data/said-once.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { Stack } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { BrokenStudy } from '../broken-study.tsx';
import { ImportedNotice } from '../imported-notice.tsx';
import { MeasureForm } from './measure-form.tsx';
import { MeasurementList } from './measurement-list.tsx';
import { MetricTable } from './metric-table.tsx';
import { NearestPairs } from './nearest-pairs.tsx';

export const metadata: Metadata = { title: 'Metrics' };

export default async function MetricsPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { study, role } = await requireStudyAccess((await params).slug, 'see');
  const broken = brokenStudy(study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  if (study.origin !== null) return <ImportedNotice slug={study.slug} />;
  const arms = await readArms(study.id);
  const [metrics, measurements, references] = await Promise.all([
    readMetrics(study.id, arms),
    readMeasurements(study.id, arms),
    readReferences(),
  ]);
  const mayMeasure = mayDo(role, 'measure');
  return (
    <Stack gap="large">
      <MeasurementList slug={study.slug} mayStop={mayMeasure} measurements={measurements} />
      {metrics.length === 0 ? (
        <EmptyState title="No metric has been computed">
          <p>
            Numbers about the images of each arm, such as FID, beside what people say. Against
            another arm they say how far apart two systems are; against photographs or the images of
            a published set, how far each is from these.
          </p>
        </EmptyState>
      ) : (
        <Metrics study={study} metrics={metrics} />
      )}
      {mayMeasure && (
        <Section title="Measure the images">
          <MeasureForm
            slug={study.slug}
            arms={arms}
            references={references}
            metrics={MEASURED_METRICS}
          />
        </Section>
      )}
    </Stack>
  );
}

async function Metrics({
  study,
  metrics,
}: {
  study: Study;
  metrics: MetricRow[];
}): Promise<ReactElement> {
  const warnings = saidOnce(metrics.flatMap((metric) => metric.warnings));
  const withPairs = metrics.filter(({ nearest }) => nearest.length > 0);
  const pairs = await Promise.all(withPairs.map((metric) => readNearest(study, metric)));
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="caution" title="Read with care">
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section
        title="Image sets"
        description="Numbers about sets of images, beside what people say."
      >
        <MetricTable metrics={metrics} />
      </Section>
      {withPairs.map(({ id, setA, setB }, i) => (
        <NearestPairs
          key={id}
          setA={setA}
          setB={setB}
          pairs={at(pairs, i, 'the pairs of a metric')}
        />
      ))}
    </>
  );
}
