/** What device selection reads from the environment; the only place in `generator/` that does. */
export function readDeviceEnv(env: NodeJS.ProcessEnv = process.env): { vulkanDrivers: string } {
  return { vulkanDrivers: env.VK_DRIVER_FILES || env.VK_ICD_FILENAMES || '' };
}
