-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "seriesHash" TEXT;

-- CreateIndex
CREATE INDEX "Enrolment_seriesHash_idx" ON "Enrolment"("seriesHash");
