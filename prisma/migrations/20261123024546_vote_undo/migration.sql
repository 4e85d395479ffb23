-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "undo" BOOLEAN NOT NULL DEFAULT false;
