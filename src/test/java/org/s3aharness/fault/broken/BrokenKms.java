package org.s3aharness.fault.broken;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * An interceptor of every client of SDK v2, those of KMS too, which is not asked for by S3A's
 * configuration: the filesystem that is broken says how.
 */
public final class BrokenKms implements ExecutionInterceptor {
  private static final String ENDPOINT = "aws.endpointUrlKms";

  private static volatile String how = "";

  /** The first data key of the JVM, whatever filesystem it was for. */
  private static volatile GenerateDataKeyResponse first;

  /**
   * Breaks what is asked of KMS in this way until the next filesystem that is broken is opened.
   *
   * @param name empty for not at all
   */
  static void breakAs(String name) {
    how = name;
    if (name.equals("plain-http")) {
      System.setProperty(ENDPOINT, "http://kms.us-east-1.amazonaws.com");
    } else {
      System.clearProperty(ENDPOINT);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (context.request() instanceof GenerateDataKeyRequest) {
      GenerateDataKeyRequest request = (GenerateDataKeyRequest) context.request();
      return request.toBuilder()
          .encryptionContext(broken(request.encryptionContext()))
          .keySpec(how.equals("short-data-key") ? DataKeySpec.AES_128 : request.keySpec())
          .build();
    }
    if (context.request() instanceof DecryptRequest) {
      DecryptRequest request = (DecryptRequest) context.request();
      Map<String, String> sent = new HashMap<>(request.encryptionContext());
      if (how.equals("other-context-on-decrypt")) {
        sent.replaceAll((name, value) -> "other");
      }
      return request.toBuilder().encryptionContext(broken(sent)).build();
    }
    return context.request();
  }

  private static Map<String, String> broken(Map<String, String> sent) {
    Map<String, String> other = new HashMap<>(sent);
    switch (how) {
      case "no-context":
        return null;
      case "other-context":
        other.replaceAll((name, value) -> "other");
        break;
      case "more-context":
        other.put("more", "than is documented");
        break;
      default:
    }
    return other;
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (!how.equals("reused-data-key")
        || !(context.response() instanceof GenerateDataKeyResponse)) {
      return context.response();
    }
    if (first == null) {
      first = (GenerateDataKeyResponse) context.response();
    }
    return first;
  }
}
