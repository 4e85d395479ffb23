-- CreateTable
CREATE TABLE "RuntimeResult" (
    "id" TEXT NOT NULL,
    "studyId" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "steps" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "deviceName" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RuntimeResult_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RuntimeResult_studyId_arm_steps_engine_device_deviceName_pr_key" ON "RuntimeResult"("studyId", "arm", "steps", "engine", "device", "deviceName", "precision");

-- AddForeignKey
ALTER TABLE "RuntimeResult" ADD CONSTRAINT "RuntimeResult_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
