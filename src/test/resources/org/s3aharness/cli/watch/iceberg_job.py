"""A Spark job with an Iceberg table: created, appended to, partly deleted, compacted and read.

Arguments: the settings of the catalog "ice" as name=value; ${...} stands for a system property of the JVM.
"""
import base64
import hashlib
import re
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
properties = spark._jvm.System
catalog = {}
for setting in sys.argv[1:]:
    name, value = setting.split("=", 1)
    catalog[name] = re.sub(r"\$\{(.*?)\}", lambda variable: properties.getProperty(variable.group(1)), value)
if catalog.get("s3.sse.type") == "custom":
    digest = hashlib.md5(base64.b64decode(catalog["s3.sse.key"])).digest()
    catalog["s3.sse.md5"] = base64.b64encode(digest).decode()
for name, value in catalog.items():
    spark.conf.set("spark.sql.catalog.ice." + name, value)

spark.sql("CREATE NAMESPACE IF NOT EXISTS ice.db")
spark.sql("CREATE TABLE ice.db.t (id BIGINT, day BIGINT) USING iceberg PARTITIONED BY (day)")
spark.sql("INSERT INTO ice.db.t SELECT id, id % 3 FROM range(90)")
spark.sql("INSERT INTO ice.db.t SELECT id, id % 3 FROM range(90, 120)")
spark.sql("DELETE FROM ice.db.t WHERE id < 10")
spark.sql("CALL ice.system.rewrite_data_files(table => 'db.t', options => map('rewrite-all', 'true'))")
count = spark.table("ice.db.t").count()
if count != 110:
    raise SystemExit("the table has %d rows, not 110" % count)
spark.stop()
