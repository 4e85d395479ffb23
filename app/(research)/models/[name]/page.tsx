import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import { readModelRecord, type ModelRecord } from '#study/models/read-model-record.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { database } from '../../../_data/database.ts';
import { tellUserError, type Outcome } from '../../../_data/tell-user-error.ts';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { Code, Hash } from '../../../_ui/code.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { Section } from '../../../_ui/section.tsx';
import { Table } from '../../../_ui/table.tsx';
import { Time } from '../../../_ui/time.tsx';
import { ParityCertificate } from './parity-certificate.tsx';
import { SchedulerTable } from './scheduler-table.tsx';

type Props = { params: Promise<{ name: string }> };

async function readModel(name: string): Promise<Outcome<ModelRecord>> {
  await requireResearcher();
  const outcome = await tellUserError(() => readModelRecord(database(), name));
  if (outcome.error !== undefined) return outcome;
  return { value: outcome.value ?? notFound() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function ModelPage({ params }: Props): Promise<ReactElement> {
  const name = decodeURIComponent((await params).name);
  const outcome = await readModel(name);
  if (outcome.error === undefined) return <ModelSheet model={outcome.value} />;
  return (
    <>
      <PageHeader title={name} parent={{ href: '/models', label: 'Models' }} />
      <Notice tone="danger" title="This model is broken">
        {asSentence(outcome.error)}
      </Notice>
    </>
  );
}

function ModelSheet({ model }: { model: ModelRecord }): ReactElement {
  const { report, certificate } = model;
  const files = Object.entries(model.files)
    .map(([file, sha256]) => ({ file, sha256 }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return (
    <>
      <PageHeader
        title={model.name}
        parent={{ href: '/models', label: 'Models' }}
        actions={
          <ButtonLink href={`/compare?model=${encodeURIComponent(model.name)}`}>
            Results over studies
          </ButtonLink>
        }
      />
      {report.warnings.map((warning) => (
        <Notice key={warning} tone="caution">
          {warning}
        </Notice>
      ))}
      <DefinitionList items={facts(model)} />
      <Section
        title="Parity with diffusers"
        description="Images made here beside those that diffusers recorded when the model was exported."
      >
        <ParityCertificate certificate={certificate} folder={model.folder} />
      </Section>
      {report.schedulers !== undefined && (
        <Section
          title="Schedulers"
          description="Whether each runs with this model, and whether its U-Net is told the very timesteps."
        >
          <SchedulerTable schedulers={report.schedulers} own={report.scheduler} />
        </Section>
      )}
      <Section title="Files" description="What decides an image, by sha256.">
        <Table
          caption="Files of the model"
          captionHidden
          columns={[
            { key: 'file', header: 'File', rowHeader: true, cell: ({ file }) => file },
            { key: 'sha256', header: 'sha256', cell: ({ sha256 }) => <Hash value={sha256} /> },
          ]}
          rows={files}
          rowKey={({ file }) => file}
        />
      </Section>
    </>
  );
}

function facts({ report, folder, sha256, createdAt }: ModelRecord) {
  const { scheduler, prediction_type: prediction, precision, default_size: size, sizes } = report;
  return [
    { term: 'Folder', value: <Code>{folder}</Code> },
    { term: 'sha256', value: <Hash value={sha256} whole /> },
    ...(size ? [{ term: 'Images', value: `${size.width} x ${size.height} by default` }] : []),
    ...(sizes ? [{ term: 'Allowed sizes', value: sizesInWords(sizes) }] : []),
    ...(scheduler === undefined ? [] : [{ term: 'Own scheduler', value: scheduler }]),
    ...(prediction === undefined ? [] : [{ term: 'Prediction', value: prediction }]),
    ...(precision === undefined ? [] : [{ term: 'Precision', value: precision }]),
    { term: 'Added', value: <Time at={createdAt} /> },
  ];
}

/** A side that the export fixed is the only one; others are free but for their grid. */
function sizesInWords(sizes: NonNullable<ModelRecord['report']['sizes']>): string {
  const { multiple_of: multiple, width, height } = sizes;
  if (width !== null && height !== null) return `only ${width} x ${height}`;
  const free = `a multiple of ${multiple}`;
  return `width ${width ?? free}, height ${height ?? free}`;
}
