package org.s3aharness.store.connect;

import java.util.Set;
import org.s3aharness.store.RequestCount;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts what one of the harness's own clients sends, attempt by attempt. Requests that remove
 * something, and requests that find what to remove, may be sent whatever the limit, so that a run
 * that reaches the limit still cleans up.
 */
final class CountingInterceptor implements ExecutionInterceptor {
  private static final Set<String> CLEANING_UP =
      Set.of(
          // buckets
          "ListBuckets",
          "GetBucketTagging",
          "ListMultipartUploads",
          "AbortMultipartUpload",
          "ListObjectVersions",
          "DeleteObjects",
          "DeleteObject",
          "DeleteBucket",
          // keys
          "ListKeys",
          "ListResourceTags",
          "ListAliases",
          "DescribeKey",
          "DeleteAlias",
          "ScheduleKeyDeletion");

  private final RequestCount requests;
  private final RequestCount.Api api;

  CountingInterceptor(RequestCount requests, RequestCount.Api api) {
    this.requests = requests;
    this.api = api;
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    if (CLEANING_UP.contains(operation(attributes))) {
      requests.cleansUp(api);
    } else if (!requests.admits(api)) {
      throw SdkClientException.create(
          "%s is not sent: the run has already sent the %d requests that it may send"
              .formatted(operation(attributes), requests.limit()));
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
    switch (operation(attributes)) {
      case "CreateBucket" -> requests.madeBucket();
      case "CreateKey" -> requests.madeKey();
      default -> {}
    }
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }
}
