-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "frozenText" TEXT;

