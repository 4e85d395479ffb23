/** A SHA-256 as we write it. */
export const SHA256_HEX = /^[0-9a-f]{64}$/;
