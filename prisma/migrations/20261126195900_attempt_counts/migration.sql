-- CreateTable
CREATE TABLE "AttemptCount" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "AttemptCount_pkey" PRIMARY KEY ("key")
);
