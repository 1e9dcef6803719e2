"""A Spark job as people write them: partitioned Parquet, overwritten, by dynamic partitions, with a task that is retried.

Arguments: the directory to write to, such as s3a://data/job, and "static" for a committer that cannot overwrite by
dynamic partitions.
"""
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

ROWS = 200


def failing_once(rows):
    for row in rows:
        yield row
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 0:
        raise RuntimeError("the first attempt fails, after its last row")


to = sys.argv[1]
spark = SparkSession.builder.getOrCreate()
rows = spark.range(ROWS).withColumn("day", col("id") % 3)

rows.write.partitionBy("day").parquet(to + "/partitioned")
rows.write.mode("overwrite").partitionBy("day").parquet(to + "/partitioned")
if "static" not in sys.argv:
    spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
    rows.where("day = 1").write.mode("overwrite").partitionBy("day").parquet(to + "/partitioned")
retried = rows.rdd.mapPartitions(failing_once).toDF(rows.schema)
retried.write.parquet(to + "/retried")
for written in ("/partitioned", "/retried"):
    count = spark.read.parquet(to + written).count()
    if count != ROWS:
        raise SystemExit("%s has %d rows, not %d" % (written, count, ROWS))
spark.stop()
