-- CreateTable
CREATE TABLE "NearestPicture" (
    "id" TEXT NOT NULL,
    "metricId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "image" BYTEA NOT NULL,

    CONSTRAINT "NearestPicture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "NearestPicture_metricId_name_key" ON "NearestPicture"("metricId", "name");

-- AddForeignKey
ALTER TABLE "NearestPicture" ADD CONSTRAINT "NearestPicture_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "MetricResult"("id") ON DELETE CASCADE ON UPDATE CASCADE;
