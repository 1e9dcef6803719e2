package org.s3aharness.suite;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/** Selects requests by purpose, for cases that make them fail. */
public final class RequestFilters {
  /** Selects requests that ask for an encryption or carry encrypted data. */
  public static final Predicate<Exchange> WRITES =
      of(
          RequestKind.PUT_OBJECT,
          RequestKind.COPY_OBJECT,
          RequestKind.CREATE_MULTIPART_UPLOAD,
          RequestKind.UPLOAD_PART);

  /** Selects requests that put a whole object. */
  public static final Predicate<Exchange> PUTS = of(RequestKind.PUT_OBJECT);

  /** Selects copies of whole objects. */
  public static final Predicate<Exchange> COPIES = of(RequestKind.COPY_OBJECT);

  /** Selects requests that begin a multipart upload. */
  public static final Predicate<Exchange> BEGINNINGS = of(RequestKind.CREATE_MULTIPART_UPLOAD);

  /** Selects parts that are sent. */
  public static final Predicate<Exchange> PARTS = of(RequestKind.UPLOAD_PART);

  /** Selects requests that complete a multipart upload. */
  public static final Predicate<Exchange> COMPLETIONS = of(RequestKind.COMPLETE_MULTIPART_UPLOAD);

  /** Selects requests for content. */
  public static final Predicate<Exchange> READS = of(RequestKind.GET_OBJECT);

  /** Selects the requests of client-side encryption to KMS. */
  public static final Predicate<Exchange> OF_DATA_KEYS =
      of(RequestKind.KMS_GENERATE_DATA_KEY, RequestKind.KMS_DECRYPT);

  private RequestFilters() {}

  /** Selects requests of these kinds. */
  public static Predicate<Exchange> of(RequestKind first, RequestKind... more) {
    Set<RequestKind> kinds = EnumSet.of(first, more);
    return exchange -> kinds.contains(exchange.kind());
  }

  /** Selects a part of a multipart upload, counted from 1. */
  public static Predicate<Exchange> part(int number) {
    String text = String.valueOf(number);
    return exchange -> exchange.query().getOrDefault("partNumber", List.of()).contains(text);
  }
}
