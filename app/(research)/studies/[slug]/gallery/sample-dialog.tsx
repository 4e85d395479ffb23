import type { ReactElement } from 'react';
import { z } from 'zod';
import type { GallerySteps } from '../../../../_data/gallery-steps.ts';
import type { SampleDetail } from '../../../../_data/read-sample.ts';
import { ArmLabel } from '../../../../_ui/arm-label.tsx';
import { ButtonLink } from '../../../../_ui/button-link.tsx';
import { CodeBlock, Hash } from '../../../../_ui/code.tsx';
import { DefinitionList } from '../../../../_ui/definition-list.tsx';
import type { Definition } from '../../../../_ui/definition-list.tsx';
import { ImageFrame } from '../../../../_ui/image-frame.tsx';
import { Columns, Stack } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { RouteDialog } from '../../../../_ui/route-dialog.tsx';
import { sampleTileId } from './prompt-images.tsx';
import { SampleActions } from './sample-actions.tsx';
import { withBasePath } from '../../../../_ui/base-path.ts';

/** One image at its full size with everything that is known of how it was made. */
export function SampleDialog({
  sample,
  steps,
  closeHref,
  slug,
  canDecide,
}: {
  sample: SampleDetail;
  /** null where the gallery behind it does not show the image */
  steps: GallerySteps | null;
  closeHref: string;
  slug: string;
  canDecide: boolean;
}): ReactElement {
  const { sha256, width, height, record } = sample;
  return (
    <RouteDialog
      title={sample.prompt.text}
      closeHref={closeHref}
      steps={steps}
      returnTo={sampleTileId(sample.id)}
      actions={
        sha256 !== null && (
          <ButtonLink href={`/api/samples/${sha256}`} download>
            Download PNG
          </ButtonLink>
        )
      }
    >
      <Columns>
        {sha256 !== null && width !== null && height !== null ? (
          <ImageFrame
            src={withBasePath(`/api/samples/${sha256}`)}
            alt={`${sample.arm.label}: ${sample.prompt.text}`}
            width={width}
            height={height}
          />
        ) : (
          <Notice tone={sample.state === 'failed' ? 'danger' : 'neutral'} title="There is no image">
            {sample.error ?? 'It is still to be made.'}
          </Notice>
        )}
        <Stack>
          <DefinitionList items={factsOf(sample)} />
          {canDecide && <SampleActions slug={slug} sample={sample} />}
          {record !== null && (
            <CodeBlock label="The whole record">{JSON.stringify(record, null, 2)}</CodeBlock>
          )}
        </Stack>
      </Columns>
    </RouteDialog>
  );
}

const originSchema = z.object({ file: z.string(), format: z.string(), matched_by: z.string() });

/** Where an image made elsewhere comes from. */
function originOf({ origin }: SampleDetail): Definition[] {
  const parsed = originSchema.safeParse(origin);
  if (!parsed.success) return [];
  const { file, format, matched_by: by } = parsed.data;
  return [
    { term: 'Made', value: 'elsewhere: steps, time and device are not known' },
    { term: 'File', value: `${file} (${format}), matched by ${by}` },
  ];
}

function factsOf(sample: SampleDetail): Definition[] {
  const { arm, prompt } = sample;
  return [
    { term: 'Arm', value: <ArmLabel position={arm.position} label={arm.label} /> },
    { term: 'Prompt', value: `${prompt.index} · ${prompt.category} · ${prompt.challenge}` },
    { term: 'Replicate', value: String(sample.replicate + 1) },
    { term: 'Seed', value: sample.seed === null ? 'not known' : sample.seed.toString() },
    ...originOf(sample),
    ...(sample.width === null
      ? []
      : [{ term: 'Size', value: `${sample.width} × ${sample.height}` }]),
    ...(sample.gateScore === null
      ? []
      : [
          {
            term: 'Content gate',
            value: `${sample.gateScore.toFixed(3)}${sample.gateReleased ? ', released' : ''}`,
          },
        ]),
    ...(sample.sha256 === null
      ? []
      : [{ term: 'sha256', value: <Hash value={sample.sha256} whole /> }]),
  ];
}
