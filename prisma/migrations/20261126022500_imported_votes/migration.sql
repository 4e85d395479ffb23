-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "origin" JSONB;

-- CreateTable
CREATE TABLE "ImportedVotes" (
    "studyId" TEXT NOT NULL,
    "csv" TEXT NOT NULL,

    CONSTRAINT "ImportedVotes_pkey" PRIMARY KEY ("studyId")
);

-- AddForeignKey
ALTER TABLE "ImportedVotes" ADD CONSTRAINT "ImportedVotes_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
