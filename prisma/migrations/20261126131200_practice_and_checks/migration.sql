-- AlterEnum
ALTER TYPE "EnrolmentState" ADD VALUE 'screened_out';

-- AlterEnum
ALTER TYPE "LeaveReason" ADD VALUE 'screened_out';

-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "practicePassedAt" TIMESTAMP(3),
ADD COLUMN     "practiceTry" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "screenedOut" TEXT,
ADD COLUMN     "warnedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Trial" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "knownOf" INTEGER,
ADD COLUMN     "knownRight" INTEGER;
