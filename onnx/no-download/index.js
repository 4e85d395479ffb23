/**
 * The install script of onnxruntime-node calls this first, to learn of a proxy, and would then download
 * CUDA libraries that `onpar` fetches only when asked to: it ends here (docs/decisions/0002-install-scripts.md).
 */
exports.bootstrap = () => process.exit(0);
