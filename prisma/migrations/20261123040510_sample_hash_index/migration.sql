-- CreateIndex
CREATE INDEX "Sample_sha256_idx" ON "Sample"("sha256");
