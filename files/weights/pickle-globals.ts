/** Element types of torch's storages, by the names that pickles call them. */
const STORAGES = [
  'Float',
  'Double',
  'Half',
  'BFloat16',
  'Long',
  'Int',
  'Short',
  'Char',
  'Byte',
  'Bool',
];

/** The globals that a state dict of tensors needs, and no others. */
const KNOWN = new Set([
  'collections.OrderedDict',
  'torch._utils._rebuild_tensor',
  'torch._utils._rebuild_tensor_v2',
  'torch._utils._rebuild_parameter',
  'torch.Size',
  ...STORAGES.map((type) => `torch.${type}Storage`),
]);

/** Those that a TorchScript archive needs besides: names of its own classes, and lists of numbers. */
const OF_SCRIPTS =
  /^(?:__torch__(?:\.\w+)+|torch\.jit\._pickle\.build_(?:int|tensor|double|bool)list)$/;

/**
 * Whether a pickle may name a global. Everything else (os.system, builtins.eval, …) means that it is
 * no file of weights, and it is refused.
 */
export function isKnownGlobal(name: string, { script }: { script: boolean }): boolean {
  return KNOWN.has(name) || (script && OF_SCRIPTS.test(name));
}
