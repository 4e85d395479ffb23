-- CreateEnum
CREATE TYPE "GroupKind" AS ENUM ('open', 'panel');

-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "groupLinkId" TEXT,
ADD COLUMN     "panelHash" TEXT,
ADD COLUMN     "panelPerson" TEXT,
ADD COLUMN     "panelSession" TEXT,
ADD COLUMN     "panelStudy" TEXT;

-- CreateTable
CREATE TABLE "GroupLink" (
    "id" TEXT NOT NULL,
    "studyId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "kind" "GroupKind" NOT NULL,
    "cap" INTEGER NOT NULL,
    "endsAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GroupLink_tokenHash_key" ON "GroupLink"("tokenHash");

-- CreateIndex
CREATE INDEX "GroupLink_studyId_idx" ON "GroupLink"("studyId");

-- CreateIndex
CREATE INDEX "Enrolment_groupLinkId_idx" ON "Enrolment"("groupLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_studyId_panelHash_key" ON "Enrolment"("studyId", "panelHash");

-- AddForeignKey
ALTER TABLE "GroupLink" ADD CONSTRAINT "GroupLink_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_groupLinkId_fkey" FOREIGN KEY ("groupLinkId") REFERENCES "GroupLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;
