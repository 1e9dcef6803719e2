package org.s3aharness.suite.error;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.Refusal;
import org.s3aharness.suite.RequestFilters;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

/**
 * A KMS key that may not be used, for one of the reasons for which KMS refuses it, under a mode.
 * The recorder gives the answers of AWS: no store that the harness starts knows permissions of
 * keys.
 */
record UnusableKey(Cause cause, ModeAndKey setting) implements Variation {

  /** The reasons, with what AWS answers. */
  enum Cause {
    /** See AWS KMS Developer Guide, "Troubleshooting permissions: access denied error messages". */
    NO_PERMISSION(
        "AccessDenied",
        "AccessDeniedException",
        "User: arn:aws:iam::111122223333:user/analyst is not authorized to perform: ACTION on"
            + " resource: KEY because no identity-based policy allows the ACTION action",
        "ACTION on resource: KEY"),
    /** See the same page. The answer names no key, so S3A's message need not name it either. */
    OF_ANOTHER_ACCOUNT(
        "AccessDenied",
        "AccessDeniedException",
        "User: arn:aws:iam::111122223333:user/analyst is not authorized to perform: ACTION on"
            + " this resource because the resource does not exist in this Region, no"
            + " resource-based policies allow access, or a resource-based policy explicitly"
            + " denies access",
        "ACTION on this resource"),
    /**
     * See Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys": the key must be
     * in the bucket's region. The answer names the region alone; it is quoted in
     * https://github.com/apache/hadoop/pull/4637.
     */
    OF_ANOTHER_REGION(
        "KMS.NotFoundException",
        "NotFoundException",
        "Invalid arn eu-west-2",
        "Invalid arn eu-west-2"),
    /** See AWS KMS Developer Guide, "Delete an AWS KMS key: Effects of deleting KMS keys". */
    DELETED("KMS.NotFoundException", "NotFoundException", "Key 'KEY' does not exist", "KEY"),
    /** See AWS KMS Developer Guide, "Key states of AWS KMS keys". */
    DISABLED("KMS.DisabledException", "DisabledException", "KEY is disabled.", "KEY"),
    /** See the same table. */
    PENDING_DELETION(
        "KMS.KMSInvalidStateException",
        "KMSInvalidStateException",
        "KEY is pending deletion.",
        "KEY");

    private final String codeOfS3;
    private final String codeOfKms;
    private final String message;
    private final String names;

    Cause(String codeOfS3, String codeOfKms, String message, String names) {
      this.codeOfS3 = codeOfS3;
      this.codeOfKms = codeOfKms;
      this.message = message;
      this.names = names;
    }

    private boolean isAboutPermissions() {
      return codeOfS3.equals("AccessDenied");
    }
  }

  /** Lists every cause under SSE-KMS and CSE-KMS. */
  static final class Every implements Listing {
    @Override
    public List<UnusableKey> all() {
      return Arrays.stream(Cause.values())
          .flatMap(
              cause ->
                  List.of(ModeAndKey.SSE_KMS_KEY1, ModeAndKey.CSE_KMS_KEY1).stream()
                      .map(setting -> new UnusableKey(cause, setting)))
          .toList();
    }
  }

  /** What somebody may not do with the key. */
  enum Use {
    /** S3 makes a data key for a new object, and for a copy. */
    ENCRYPT(
        "kms:GenerateDataKey",
        RequestFilters.of(
            RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD),
        RequestFilters.of(RequestKind.KMS_GENERATE_DATA_KEY)),
    /**
     * S3 decrypts an object that is read or copied, and the data key of an upload whose parts it
     * receives (Amazon S3 User Guide, "Uploading and copying objects using multipart upload: AWS
     * KMS permissions").
     */
    DECRYPT(
        "kms:Decrypt",
        RequestFilters.of(RequestKind.GET_OBJECT, RequestKind.COPY_OBJECT, RequestKind.UPLOAD_PART),
        RequestFilters.of(RequestKind.KMS_DECRYPT));

    private final String action;
    private final Predicate<Exchange> ofS3;
    private final Predicate<Exchange> ofKms;

    Use(String action, Predicate<Exchange> ofS3, Predicate<Exchange> ofKms) {
      this.action = action;
      this.ofS3 = ofS3;
      this.ofKms = ofKms;
    }
  }

  @Override
  public String name() {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + setting.label();
  }

  boolean isClientSide() {
    return setting.isClientSide();
  }

  Map<String, String> settings() {
    return setting.settings();
  }

  Encryption encryption(Testbed testbed) {
    return setting.encryption(testbed.keys());
  }

  /** Returns the plan by which every request that needs the key is refused. */
  FaultPlan refusing(Use use, Testbed testbed) {
    String message = text(cause.message, use, testbed);
    return isClientSide()
        ? FaultPlan.always(use.ofKms, Fault.kmsError(cause.codeOfKms, message))
        : FaultPlan.always(
            use.ofS3,
            Fault.s3Error(cause.isAboutPermissions() ? 403 : 400, cause.codeOfS3, message));
  }

  /**
   * Returns the way in which S3A should pass the refusal on: with AWS's own answer, whose message
   * names the key or the permission (Troubleshooting S3A, "Authentication and Authorization
   * Failures", "AWS Server-Side Encryption").
   */
  Refusal expected(Use use, Testbed testbed) {
    Refusal answer =
        isClientSide()
            ? Refusal.withAnswer(400, cause.codeOfKms)
            : Refusal.withAnswer(cause.isAboutPermissions() ? 403 : 400, cause.codeOfS3);
    return answer.withNaming(text(cause.names, use, testbed));
  }

  private String text(String text, Use use, Testbed testbed) {
    return text.replace("ACTION", use.action)
        .replace("KEY", encryption(testbed).key().orElseThrow());
  }
}
