-- CreateEnum
CREATE TYPE "MeasurementState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "Measurement" (
    "id" TEXT NOT NULL,
    "studyId" TEXT NOT NULL,
    "state" "MeasurementState" NOT NULL DEFAULT 'queued',
    "againstArm" TEXT,
    "reference" TEXT,
    "metrics" TEXT[],
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Measurement_studyId_createdAt_idx" ON "Measurement"("studyId", "createdAt");

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
