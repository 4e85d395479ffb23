/**
 * Files whose inner loops read elements of arrays with a default that is never used, because a check
 * at each element costs a measurable part of the loop; by the script that measured it. Their first
 * line says so too. Everywhere else a missing element throws.
 */
export const HOT_LOOPS: Readonly<Record<string, readonly string[]>> = {
  'bench:generator': [
    'generator/noise/cephes-float32.ts',
    'generator/noise/fused-multiply-add.ts',
    'generator/noise/mt19937.ts',
    'generator/noise/torch-cpu-noise.ts',
    'generator/pipeline/decode-latents.ts',
    'generator/pipeline/guide.ts',
    'generator/schedulers/elementwise.ts',
  ],
  'bench:statistics': [
    'evaluation/statistics/cluster-sums.ts',
    'evaluation/statistics/crossed-cells.ts',
    'evaluation/statistics/draw-multiplicities.ts',
    'evaluation/statistics/pigeonhole-bootstrap.ts',
    'evaluation/statistics/vote-cells.ts',
    'evaluation/votes/results/balance-certificate.ts',
    'evaluation/votes/rows/oriented-votes.ts',
    'evaluation/votes/rows/without-raters.ts',
  ],
  'simulate:coverage': ['evaluation/votes/simulation/simulated-study.ts'],
};

/** Files that still answer what is missing with a default; each leaves the list when it is cleaned. */
export const LEFT: readonly string[] = [
  'evaluation/fixtures/golden-features.ts',
  'evaluation/image-sets/features/feature-collector.test.ts',
  'evaluation/image-sets/features/statistics-file.ts',
  'evaluation/image-sets/images/decode-image.test.ts',
  'evaluation/image-sets/images/formats/bmp-run-lengths.ts',
  'evaluation/image-sets/images/formats/colour-table.ts',
  'evaluation/image-sets/images/formats/decode-bmp.ts',
  'evaluation/image-sets/images/formats/decode-by-sharp.ts',
  'evaluation/image-sets/images/formats/decode-pnm.ts',
  'evaluation/image-sets/images/formats/gif-codes.ts',
  'evaluation/image-sets/images/formats/oriented-as-said.ts',
  'evaluation/image-sets/images/formats/pnm-numbers.ts',
  'evaluation/image-sets/images/formats/rgb-from-luma-chroma.ts',
  'evaluation/image-sets/images/interpolate-bilinearly.ts',
  'evaluation/image-sets/images/prepare-image.ts',
  'evaluation/image-sets/images/resample-separably.ts',
  'evaluation/image-sets/images/resampling-taps.ts',
  'evaluation/image-sets/images/resize-clean.ts',
  'evaluation/image-sets/images/resize-pillow.ts',
  'evaluation/image-sets/images/resize.test.ts',
  'evaluation/image-sets/measures/frechet-distance-at-full-size.test.ts',
  'evaluation/image-sets/measures/image-set-warnings.ts',
  'evaluation/image-sets/measures/onnx-matrix-product.ts',
  'evaluation/image-sets/metrics/for-each-distance.ts',
  'evaluation/image-sets/metrics/frechet-distance.test.ts',
  'evaluation/image-sets/metrics/kernel-means.ts',
  'evaluation/image-sets/metrics/metrics-golden.test.ts',
  'evaluation/image-sets/metrics/moments.ts',
  'evaluation/image-sets/networks/convert-keras-network.ts',
  'evaluation/image-sets/networks/embedded-inception.test.ts',
  'evaluation/image-sets/networks/inception/fid-inception-graph.test.ts',
  'evaluation/image-sets/networks/inception/graph-builder.ts',
  'evaluation/linear-algebra/inner-product.ts',
  'evaluation/votes/agreement/coincidence-matrix.ts',
];
