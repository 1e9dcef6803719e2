package org.s3aharness.fault.broken;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;

/**
 * An interceptor of every client of SDK v2, those of KMS too, which is not asked for by S3A's
 * configuration: the filesystem that is broken says how, for as long as it is open.
 */
public final class BrokenKms implements ExecutionInterceptor {
  private static volatile String how = "";

  static void breakAs(String name) {
    how = name;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (context.request() instanceof GenerateDataKeyRequest) {
      GenerateDataKeyRequest request = (GenerateDataKeyRequest) context.request();
      return request.toBuilder().encryptionContext(broken(request.encryptionContext())).build();
    }
    if (context.request() instanceof DecryptRequest) {
      DecryptRequest request = (DecryptRequest) context.request();
      return request.toBuilder().encryptionContext(broken(request.encryptionContext())).build();
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
}
