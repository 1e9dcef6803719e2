package org.s3aharness.fault.broken;

import software.amazon.awssdk.auth.signer.AwsS3V4Signer;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * A signer that takes the encryption out of what the SDK sends again. Interceptors cannot: they see
 * a request once, whatever the number of attempts.
 */
public final class BrokenRetries implements Signer {
  private static final String ENCRYPTION = "x-amz-server-side-encryption";

  private final AwsS3V4Signer signer = AwsS3V4Signer.create();

  @Override
  public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
    boolean first =
        request.firstMatchingHeader("amz-sdk-request").orElse("").startsWith("attempt=1;");
    return signer.sign(first ? request : withoutEncryption(request), attributes);
  }

  private static SdkHttpFullRequest withoutEncryption(SdkHttpFullRequest request) {
    SdkHttpFullRequest.Builder broken = request.toBuilder();
    request.headers().keySet().stream()
        .filter(header -> header.toLowerCase().startsWith(ENCRYPTION))
        .forEach(broken::removeHeader);
    return broken.build();
  }
}
