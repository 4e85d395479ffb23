-- AlterEnum
ALTER TYPE "RunState" ADD VALUE 'waiting';

-- AlterTable
ALTER TABLE "Run" DROP COLUMN "stepsDone";

-- AlterTable
ALTER TABLE "Sample" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stepsDone" INTEGER NOT NULL DEFAULT 0;
