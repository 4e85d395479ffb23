/** What device selection reads from the environment; the only place in `onnx/` that does. */
export function readDeviceEnv(env: NodeJS.ProcessEnv = process.env): {
  vulkanDrivers: string | undefined;
} {
  return { vulkanDrivers: env.VK_DRIVER_FILES || env.VK_ICD_FILENAMES || undefined };
}
