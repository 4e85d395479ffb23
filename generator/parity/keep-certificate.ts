import type { Database } from '#prisma/client.ts';
import type { Certificate } from './certificate.ts';

/** Keeps a certificate with each model of these very files; returns the names of those. */
export async function keepCertificate(db: Database, certificate: Certificate): Promise<string[]> {
  const where = { sha256: certificate.model_sha256 };
  await db.model.updateMany({ where, data: { certificate } });
  const models = await db.model.findMany({ where, select: { name: true } });
  return models.map(({ name }) => name).sort();
}
