import './silence-telemetry.ts';

/** onnxruntime, told to report nothing before it is loaded: everything of ours has it from here. */
export { env, InferenceSession, Tensor } from 'onnxruntime-node';
