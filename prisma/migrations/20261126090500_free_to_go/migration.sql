-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "consentHash" TEXT,
ADD COLUMN     "votesRemoved" INTEGER;

-- CreateTable
CREATE TABLE "ConsentText" (
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("sha256")
);

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_consentHash_fkey" FOREIGN KEY ("consentHash") REFERENCES "ConsentText"("sha256") ON DELETE SET NULL ON UPDATE CASCADE;
