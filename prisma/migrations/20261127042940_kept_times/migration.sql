-- AlterTable
ALTER TABLE "Sample" ADD COLUMN     "device" TEXT,
ADD COLUMN     "seconds" DOUBLE PRECISION;

-- What is kept in records already
UPDATE "Sample" s
SET "seconds" = (s."record"->'latency_ms'->>'total')::float8 / 1000,
    "device" = CASE WHEN d->>'used' = d->>'name' THEN d->>'used' ELSE d->>'used' || ' (' || (d->>'name') || ')' END
FROM (SELECT "id", "record"->'device' AS d FROM "Sample") own
WHERE own."id" = s."id" AND jsonb_typeof(s."record"->'latency_ms'->'total') = 'number';

-- CreateIndex
CREATE INDEX "Sample_armId_runId_device_seconds_idx" ON "Sample"("armId", "runId", "device", "seconds");

-- CreateIndex
CREATE INDEX "Comparison_studyId_excluded_idx" ON "Comparison"("studyId", "excluded");
