/**
 * Files whose inner loops read elements of arrays with a default that is never used, because a check
 * at each element costs a measurable part of the loop; by the script that measured it. Their first
 * line says so too. Everywhere else a missing element throws.
 */
export const HOT_LOOPS: Readonly<Record<string, readonly string[]>> = {
  'bench:evaluation': [
    'files/images/bmp-run-lengths.ts',
    'files/images/colour-table.ts',
    'files/images/decode-bmp.ts',
    'evaluation/image-sets/images/formats/decode-by-sharp.ts',
    'evaluation/image-sets/images/formats/decode-pnm.ts',
    'evaluation/image-sets/images/formats/gif-codes.ts',
    'evaluation/image-sets/images/formats/oriented-as-said.ts',
    'evaluation/image-sets/images/formats/pnm-numbers.ts',
    'evaluation/image-sets/images/formats/rgb-from-luma-chroma.ts',
    'evaluation/image-sets/images/interpolate-bilinearly.ts',
    'evaluation/image-sets/images/prepare-image.ts',
    'evaluation/image-sets/images/resample-separably.ts',
    'evaluation/image-sets/images/resize-pillow.ts',
    'evaluation/image-sets/metrics/for-each-distance.ts',
    'evaluation/image-sets/metrics/kernel-means.ts',
    'evaluation/image-sets/metrics/moments.ts',
    'evaluation/image-sets/networks/convert-keras-network.ts',
    'evaluation/linear-algebra/inner-product.ts',
  ],
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
    'evaluation/statistics/removal-order.ts',
    'evaluation/statistics/vote-cells.ts',
    'evaluation/votes/agreement/coincidence-matrix.ts',
    'evaluation/votes/power/simulate-power.ts',
    'evaluation/votes/preference/count-kinds.ts',
    'evaluation/votes/results/balance-certificate.ts',
    'evaluation/votes/results/outcome-sums.ts',
    'evaluation/votes/rows/growing-column.ts',
    'evaluation/votes/rows/oriented-votes.ts',
    'evaluation/votes/rows/without-raters.ts',
  ],
  'simulate:coverage': ['evaluation/votes/simulation/simulated-study.ts'],
};
