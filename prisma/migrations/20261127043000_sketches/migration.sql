-- CreateEnum
CREATE TYPE "SketchState" AS ENUM ('waiting', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "Sketch" (
    "id" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "state" "SketchState" NOT NULL DEFAULT 'waiting',
    "image" BYTEA,
    "error" TEXT,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "takenAt" TIMESTAMP(3),

    CONSTRAINT "Sketch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Sketch_state_askedAt_idx" ON "Sketch"("state", "askedAt");

-- AddForeignKey
ALTER TABLE "Sketch" ADD CONSTRAINT "Sketch_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE CASCADE ON UPDATE CASCADE;
