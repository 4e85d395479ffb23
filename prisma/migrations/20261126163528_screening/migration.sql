-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "screenedAt" TIMESTAMP(3),
ADD COLUMN     "screening" JSONB;
