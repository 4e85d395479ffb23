-- CreateEnum
CREATE TYPE "LeaveReason" AS ENUM ('withdrew', 'away', 'excluded');

-- AlterEnum
ALTER TYPE "EnrolmentState" ADD VALUE 'replaced';

-- DropIndex
DROP INDEX "Enrolment_studyId_slot_key";

-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "leftAt" TIMESTAMP(3),
ADD COLUMN     "leftReason" "LeaveReason",
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Trial" ADD COLUMN     "slot" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_studyId_slot_turn_key" ON "Enrolment"("studyId", "slot", "turn");

-- Each main trial fills the place of its rater's slot
UPDATE "Trial" t SET "slot" = e."slot" FROM "Enrolment" e
WHERE e."id" = t."enrolmentId" AND t."kind" = 'main';

-- Those who withdrew have left
UPDATE "Enrolment" SET "leftAt" = CURRENT_TIMESTAMP, "leftReason" = 'withdrew'
WHERE "state" = 'withdrawn';
