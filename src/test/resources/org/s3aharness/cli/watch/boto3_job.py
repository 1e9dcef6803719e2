"""Objects that boto3 writes: at once, in parts, and as a copy.

Arguments: the bucket, and the id of a KMS key; without one, no encryption is asked for.
"""
import io
import sys

import boto3
from boto3.s3.transfer import TransferConfig

PART = 6 << 20

bucket = sys.argv[1]
encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": sys.argv[2]} if len(sys.argv) > 2 else {}
s3 = boto3.client("s3")
s3.put_object(Bucket=bucket, Key="script/put", Body=b"plain text", **encryption)
s3.upload_fileobj(
    io.BytesIO(b"x" * 2 * PART),
    bucket,
    "script/parts",
    ExtraArgs=encryption,
    Config=TransferConfig(multipart_threshold=PART, multipart_chunksize=PART))
s3.copy({"Bucket": bucket, "Key": "script/put"}, bucket, "script/copy", ExtraArgs=encryption)
if s3.get_object(Bucket=bucket, Key="script/copy")["Body"].read() != b"plain text":
    raise SystemExit("the copy differs")
