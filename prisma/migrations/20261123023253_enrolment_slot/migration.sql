-- AlterTable
ALTER TABLE "Enrolment" DROP COLUMN "orderSeed",
ADD COLUMN     "slot" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_studyId_slot_key" ON "Enrolment"("studyId", "slot");
