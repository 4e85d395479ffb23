-- CreateTable
CREATE TABLE "KeptResult" (
    "studyId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "KeptResult_pkey" PRIMARY KEY ("studyId","part")
);

-- AddForeignKey
ALTER TABLE "KeptResult" ADD CONSTRAINT "KeptResult_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
