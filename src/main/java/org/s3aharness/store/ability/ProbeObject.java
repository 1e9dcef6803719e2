package org.s3aharness.store.ability;

import java.util.function.Consumer;
import org.s3aharness.store.Place;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one object that a store is tried with, in a place of its own. It is not thread-safe. */
final class ProbeObject {
  private static final String NAME = "probe";

  private final S3Client s3;
  private final PlaceAllocator places;
  private Place place;

  /** Prepares to put the object; nothing is created on the store yet. */
  ProbeObject(S3Client s3, PlaceAllocator places) {
    this.s3 = s3;
    this.places = places;
  }

  private Place place() {
    if (place == null) {
      place = places.create(NAME);
    }
    return place;
  }

  String bucket() {
    return place().bucket();
  }

  String key() {
    return place().key(NAME);
  }

  /** Puts an object and asks for its head. */
  HeadObjectResponse put(Consumer<PutObjectRequest.Builder> encryption) {
    put(s3, encryption);
    return s3.headObject(r -> r.bucket(bucket()).key(key()));
  }

  void put(S3Client client, Consumer<PutObjectRequest.Builder> encryption) {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket()).key(key());
    encryption.accept(request);
    client.putObject(request.build(), RequestBody.fromString(NAME));
  }

  /** Returns what the store answers to something that S3 refuses with this status. */
  static String refused(int status, Runnable attempt) {
    try {
      attempt.run();
      return KmsProbe.NOT_REFUSED;
    } catch (S3Exception refusal) {
      return refusal.statusCode() == status ? "" : AbilityProbe.said(refusal);
    }
  }
}
