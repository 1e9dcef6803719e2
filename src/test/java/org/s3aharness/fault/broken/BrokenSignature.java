package org.s3aharness.fault.broken;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.signer.AwsS3V4Signer;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** A signer that leaves the encryption out of the signature, and sends it all the same. */
public final class BrokenSignature implements Signer {
  private static final String ENCRYPTION = "x-amz-server-side-encryption";

  private final AwsS3V4Signer signer = AwsS3V4Signer.create();

  @Override
  public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
    SdkHttpFullRequest.Builder without = request.toBuilder();
    for (String header : request.headers().keySet()) {
      if (header.toLowerCase().startsWith(ENCRYPTION)) {
        without.removeHeader(header);
      }
    }
    SdkHttpFullRequest.Builder signed = signer.sign(without.build(), attributes).toBuilder();
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      if (header.getKey().toLowerCase().startsWith(ENCRYPTION)) {
        signed.putHeader(header.getKey(), header.getValue());
      }
    }
    return signed.build();
  }
}
