-- AlterEnum
ALTER TYPE "StudyRole" ADD VALUE 'editor';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "sessionsEndedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ColleagueInvitation" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "studyId" TEXT,
    "role" "StudyRole",
    "invitedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "ColleagueInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ColleagueInvitation_tokenHash_key" ON "ColleagueInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "ColleagueInvitation_studyId_idx" ON "ColleagueInvitation"("studyId");

-- AddForeignKey
ALTER TABLE "ColleagueInvitation" ADD CONSTRAINT "ColleagueInvitation_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ColleagueInvitation" ADD CONSTRAINT "ColleagueInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
