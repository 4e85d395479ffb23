/** What device selection reads from the environment. */
export function readDeviceEnv(env: NodeJS.ProcessEnv = process.env): {
  vulkanDrivers: string | undefined;
  /** folders in which the loader looks for libraries first */
  libraryPath: string[];
  /** what NVIDIA's libraries are told about TF32: `0` forbids it; unset is as they like */
  tf32: string | undefined;
} {
  return {
    vulkanDrivers: env.VK_DRIVER_FILES || env.VK_ICD_FILENAMES || undefined,
    libraryPath: env.LD_LIBRARY_PATH ? env.LD_LIBRARY_PATH.split(':').filter(Boolean) : [],
    tf32: env.NVIDIA_TF32_OVERRIDE || undefined,
  };
}

/** onnxruntime 1.30 reports its use to a server of Microsoft's, unless this is set when it is loaded. */
export function forbidTelemetry(env: NodeJS.ProcessEnv = process.env): void {
  env.ORT_DISABLE_TELEMETRY = '1';
}
