package org.s3aharness.watch;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.s3aharness.store.Store;

/** Reads the store's clock, by which its objects are dated. */
final class StoreClock {
  private StoreClock() {}

  /** Returns the time that the store gives, or else this machine's. */
  static Instant now(Store store) {
    return store
        .s3()
        .listBuckets()
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(StoreClock::parsed)
        .orElseGet(Instant::now);
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
