-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}';
