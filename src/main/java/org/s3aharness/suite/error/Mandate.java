package org.s3aharness.suite.error;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.Tampering;

/**
 * A bucket policy that denies {@code s3:PutObject} to every request without one encryption. The
 * recorder enforces it as AWS does: few stores do.
 */
enum Mandate {
  /** See Hadoop's encryption.md, "Mandate encryption through policies". */
  SSE_S3(ModeAndKey.SSE_S3, ModeAndKey.SSE_KMS_KEY1),
  /** See the same section. */
  SSE_KMS(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_S3),
  /** See Amazon S3 User Guide, "Using SSE-KMS: Require a specific KMS key". */
  ONE_KMS_KEY(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY2),
  /** See Amazon S3 User Guide, "Using DSSE-KMS: Requiring DSSE-KMS". */
  DSSE_KMS(ModeAndKey.DSSE_KMS_KEY1, ModeAndKey.SSE_KMS_KEY1),
  /** See Amazon S3 User Guide, "Using SSE-C: Restricting and requiring SSE-C". */
  SSE_C(ModeAndKey.SSE_C_KEY1, ModeAndKey.SSE_S3);

  private static final String ALGORITHM = "x-amz-server-side-encryption";
  private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";
  private static final String CUSTOMER_ALGORITHM =
      "x-amz-server-side-encryption-customer-algorithm";

  /** The requests that create an object, and say how it is encrypted. */
  private static final Predicate<Exchange> CREATE =
      RequestFilters.of(
          RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD);

  /**
   * The further requests that need {@code s3:PutObject}. Under SSE-C, each must carry the key: the
   * completion too, "if your bucket policy requires the use of SSE-C" (API
   * CompleteMultipartUpload).
   */
  private static final Predicate<Exchange> CONTINUE =
      RequestFilters.of(
          RequestKind.UPLOAD_PART,
          RequestKind.UPLOAD_PART_COPY,
          RequestKind.COMPLETE_MULTIPART_UPLOAD);

  private final ModeAndKey demanded;
  private final ModeAndKey another;

  Mandate(ModeAndKey demanded, ModeAndKey another) {
    this.demanded = demanded;
    this.another = another;
  }

  /** Returns the settings that the policy demands. */
  ModeAndKey demanded() {
    return demanded;
  }

  /** Returns settings that encrypt in another way, and come close to those that are demanded. */
  ModeAndKey another() {
    return another;
  }

  /** Returns AWS's refusal of a key in a bucket (IAM User Guide, "Access denied messages"). */
  static String refusalOf(String bucket, String key) {
    return "s3:PutObject on resource: \"arn:aws:s3:::%s/%s\" with an explicit deny in a resource-based policy"
        .formatted(bucket, key);
  }

  /** Returns the recorder's part: whatever the policy denies is refused. */
  Tampering enforced(Testbed testbed) {
    Encryption asked = demanded.encryption(testbed.keys());
    return new Tampering() {
      @Override
      public Optional<Fault> fault(Exchange exchange) {
        return denies(exchange, asked) ? Optional.of(refusal(exchange)) : Optional.empty();
      }
    };
  }

  private static Fault refusal(Exchange exchange) {
    return Fault.s3Error(
        403,
        "AccessDenied",
        "User: arn:aws:iam::111122223333:user/analyst is not authorized to perform: "
            + refusalOf(exchange.bucket().orElse(""), exchange.key().orElse("")));
  }

  private boolean denies(Exchange exchange, Encryption asked) {
    BiPredicate<String, String> lacks =
        (header, value) -> !exchange.requestHeaders().allValues(header).contains(value);
    if (this == SSE_C) {
      return (CREATE.test(exchange) || CONTINUE.test(exchange))
          && lacks.test(CUSTOMER_ALGORITHM, "AES256");
    }
    return CREATE.test(exchange)
        && (this == ONE_KMS_KEY
            ? lacks.test(KEY, asked.key().orElseThrow())
            : lacks.test(ALGORITHM, asked.mode().header()));
  }
}
