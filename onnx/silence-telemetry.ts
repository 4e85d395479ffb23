import { forbidTelemetry } from './env.ts';

// Before onnxruntime is loaded, and in the main thread: a thread's environment is a copy, which the
// library does not see.
forbidTelemetry();
