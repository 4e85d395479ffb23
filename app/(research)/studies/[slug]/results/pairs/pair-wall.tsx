import type { ReactElement } from 'react';
import { at } from '#domain/at.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { QuestionResult } from '#evaluation/votes/results/result-table-shape.ts';
import { nameOfPair } from '#study/results/metric-disagreements.ts';
import type { MetricDisagreement } from '#study/results/metric-disagreements.ts';
import { sayOpposition } from '#study/results/say-opposition.ts';
import { galleryAddress } from '../../../../../_data/gallery-filter.ts';
import type { PairImage, PairImages } from '../../../../../_data/read-pair-images.ts';
import { withBasePath } from '../../../../../_ui/base-path.ts';
import { ImageGroup, ImageWall } from '../../../../../_ui/image-group.tsx';
import { ImageTile } from '../../../../../_ui/image-tile.tsx';
import { PairCard } from '../../../../../_ui/pair-card.tsx';

/** Pairs of images side by side, each with the votes on it; an image opens its record. */
export function PairWall({
  slug,
  pairs,
  images,
  questions,
  metric,
}: {
  slug: string;
  pairs: readonly PairVotes[];
  images: ReadonlyMap<string, PairImages>;
  questions: readonly QuestionResult[];
  /** of single images; null where none is kept */
  metric: { label: string; disagreements: ReadonlyMap<string, MetricDisagreement> } | null;
}): ReactElement {
  return (
    <ImageWall>
      {pairs.map((pair) => {
        const about = images.get(pair.comparison);
        if (about === undefined) return null;
        const disagreement = metric?.disagreements.get(nameOfPair(pair));
        const title = questions.find(({ id }) => id === pair.question)?.title;
        return (
          <PairCard
            key={`${pair.question} ${pair.comparison}`}
            title={title ?? pair.question}
            prompt={about.prompt}
            votes={wordsOf(pair)}
            split={pair.split}
            against={metric && sayOpposition(metric.label, disagreement)}
          >
            <ImageGroup label={`Comparison ${pair.comparison}: ${about.prompt}`}>
              {about.images.map((image, i) => (
                <VotedImage
                  key={image.id}
                  slug={slug}
                  image={image}
                  prompt={about.prompt}
                  votes={i === 0 ? pair.counts.first : pair.counts.second}
                  score={
                    disagreement &&
                    `${metric?.label} ${at(disagreement.scores, i).toFixed(1).replace('-', '−')}`
                  }
                />
              ))}
            </ImageGroup>
          </PairCard>
        );
      })}
    </ImageWall>
  );
}

function VotedImage({
  slug,
  image: { id, arm, seed, image },
  prompt,
  votes,
  score,
}: {
  slug: string;
  image: PairImage;
  prompt: string;
  votes: number;
  /** what a metric says of the image */
  score: string | undefined;
}): ReactElement {
  const seeded = seed === null ? '' : `, seed ${seed}`;
  return (
    <ImageTile
      href={galleryAddress(slug, { sample: id })}
      image={image && { ...image, src: withBasePath(`/api/samples/${image.sha256}?small`) }}
      reason="Not shown"
      alt={`${arm.label}${seeded}: ${prompt}`}
      arm={{
        position: arm.position,
        label: `${votes} for ${arm.label}${score === undefined ? '' : ` · ${score}`}`,
      }}
    />
  );
}

function wordsOf({ counts: { on_par: onPar, neither, no_answer: none } }: PairVotes): string {
  const others = [
    [onPar, 'on par'],
    [neither, 'neither'],
    [none, 'no answer'],
  ] as const;
  return others
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
