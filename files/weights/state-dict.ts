/** A tensor of a file of weights: what it is, and its elements when they are asked for. */
export type StoredTensor = {
  shape: readonly number[];
  /** in C order; as float64, which holds every type that weights are stored in */
  read: () => Promise<Float64Array>;
};

/** The tensors of a network by their names, as torch's `state_dict()` gives them. */
export type StateDict = {
  tensors: ReadonlyMap<string, StoredTensor>;
  /** the format in words */
  format: string;
  close: () => Promise<void>;
};
