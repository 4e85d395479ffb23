-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION,
ADD COLUMN     "receivedAt" TIMESTAMP(3),
ADD COLUMN     "sessionId" TEXT;

-- CreateTable
CREATE TABLE "RatingSession" (
    "id" TEXT NOT NULL,
    "enrolmentId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "RatingSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Serving" (
    "sessionId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "servedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Serving_pkey" PRIMARY KEY ("sessionId","trialId")
);

-- CreateTable
CREATE TABLE "Refusal" (
    "id" TEXT NOT NULL,
    "enrolmentId" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "undo" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "revision" INTEGER NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "sessionId" TEXT,
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "clientAt" TIMESTAMP(3),
    "clockOffsetMs" DOUBLE PRECISION,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RatingSession_tokenHash_key" ON "RatingSession"("tokenHash");

-- CreateIndex
CREATE INDEX "RatingSession_enrolmentId_idx" ON "RatingSession"("enrolmentId");

-- CreateIndex
CREATE INDEX "Serving_trialId_idx" ON "Serving"("trialId");

-- CreateIndex
CREATE UNIQUE INDEX "Refusal_enrolmentId_act_code_key" ON "Refusal"("enrolmentId", "act", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Report_idempotencyKey_key" ON "Report"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Report_sessionId_idx" ON "Report"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_trialId_revision_key" ON "Report"("trialId", "revision");

-- CreateIndex
CREATE INDEX "Vote_sessionId_idx" ON "Vote"("sessionId");

-- AddForeignKey
ALTER TABLE "RatingSession" ADD CONSTRAINT "RatingSession_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Serving" ADD CONSTRAINT "Serving_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RatingSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Serving" ADD CONSTRAINT "Serving_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refusal" ADD CONSTRAINT "Refusal_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RatingSession"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "RatingSession"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is there already. Sessions that are valid now get a row, so that their marks can be kept, and a
-- report becomes an act of its own, which can be taken back.
INSERT INTO "RatingSession" ("id", "enrolmentId", "tokenHash", "startedAt")
SELECT gen_random_uuid()::text, "id", "sessionHash", coalesce("enrolledAt", "invitedAt")
FROM "Enrolment" WHERE "sessionHash" IS NOT NULL;

INSERT INTO "Report" ("id", "trialId", "reason", "revision", "idempotencyKey", "answeredAt", "receivedAt")
SELECT gen_random_uuid()::text, "id", "reportReason", 1, 'report of trial ' || "id", "reportedAt", "reportedAt"
FROM "Trial" WHERE "reportedAt" IS NOT NULL;
