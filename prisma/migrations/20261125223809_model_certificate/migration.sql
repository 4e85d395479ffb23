-- AlterTable
ALTER TABLE "Model" ADD COLUMN     "certificate" JSONB;
