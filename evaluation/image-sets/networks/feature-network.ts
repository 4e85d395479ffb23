import type { NETWORK_RESIZES } from '../images/resize-dialect.ts';

/** How resized pixels (0 to 255) become the network's input: `(v - mean) / std` for each channel. */
export type Normalization = {
  mean: readonly [number, number, number];
  std: readonly [number, number, number];
};

/** An ONNX file that turns images into feature vectors, and what must be known to feed it. */
export type FeatureNetwork = {
  /** e.g. `official`, `embedded`, or the name of a file */
  name: string;
  path: string;
  /** of the ONNX file */
  sha256: string;
  /** true only for the network that published FID values were made with */
  comparableWithPublished: boolean;
  /** side of the square input, in pixels */
  size: number;
  /** `dialect`: as the reference tool of the resize dialect does; else fixed by the network */
  normalization: Normalization | 'dialect';
  /** the one resize that the network is fed by; undefined: any dialect */
  resize?: (typeof NETWORK_RESIZES)[number];
  /** name of the graph's output that holds the features, N x D */
  output: string;
  /** of the FID network: outputs with its logits (without bias) and its spatial features */
  further?: { logits?: string; spatial?: string };
};
