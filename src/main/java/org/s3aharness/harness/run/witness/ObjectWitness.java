package org.s3aharness.harness.run.witness;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.s3aharness.agent.Content;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.Copies;
import org.s3aharness.harness.judge.SeenHead;
import org.s3aharness.harness.judge.SeenObject;
import org.s3aharness.harness.judge.SeenObject.SeenOnDisk;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.AtRestWitness;
import org.s3aharness.store.KmsWitness;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.ObjectSnapshot;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;

/**
 * Looks at objects out of band: it asks the store for its report and for the stored bytes and,
 * where possible, looks at the store's disk and at the calls of its KMS.
 */
public final class ObjectWitness {
  private static final byte[] MARKER = Content.MARKER.getBytes(StandardCharsets.US_ASCII);

  private final StoreInspector inspector;
  private final Optional<AtRestWitness> disk;
  private final Optional<KmsWitness> kms;
  private final Function<String, Optional<String>> keyBehindAlias;

  /**
   * Creates a witness.
   *
   * @param keyBehindAlias asks KMS for the ARN of the key to which an alias leads
   */
  public ObjectWitness(
      Store store, StoreInspector inspector, Function<String, Optional<String>> keyBehindAlias) {
    this.inspector = inspector;
    this.keyBehindAlias = keyBehindAlias;
    this.disk = store.atRestWitness();
    this.kms = store.kmsCalls();
  }

  /**
   * Looks at an object.
   *
   * @param content what S3A was given to write
   * @param asked what S3A was asked for; its customer key is needed to read the object
   * @param copies those that S3A made
   */
  public SeenObject look(
      Place place, String key, Content content, Encryption asked, Copies copies) {
    String arn = "arn:aws:s3:::" + place.bucket() + "/" + place.key(key);
    return new SeenObject(
        arn,
        lookAtHead(place, key, asked, copies),
        inspector.raw(place, key, customerKey(asked), MARKER),
        onDisk(place, key, content),
        kms.map(calls -> calls.about(arn)));
  }

  /**
   * Looks at the store's disk, unless the content is shorter than a whole marker: nobody can tell
   * such plaintext from anything else.
   */
  private Optional<SeenOnDisk> onDisk(Place place, String key, Content content) {
    return content.size() < MARKER.length
        ? Optional.empty()
        : disk.map(
            witness ->
                new SeenOnDisk(
                    witness.looksAt(), witness.look(place.bucket(), place.key(key), MARKER)));
  }

  /**
   * Looks at what the store reports of an object.
   *
   * @param asked what S3A was asked for; its customer key is needed
   * @param copies those that S3A made
   */
  public SeenHead lookAtHead(Place place, String key, Encryption asked, Copies copies) {
    ObjectHead head = head(place, key, asked);
    return new SeenHead(
        key,
        head,
        RunKeys.aliasIn(head.kmsKeyId()).flatMap(keyBehindAlias),
        copies.thatMade(place.bucket(), place.key(key)).flatMap(copies::toldOfSource));
  }

  /** Returns the store's report on an object that was written under {@code asked}. */
  public ObjectHead head(Place place, String key, Encryption asked) {
    return inspector.head(place, key, customerKey(asked));
  }

  /** Returns a snapshot of an object written under {@code asked}, to compare it with later. */
  public ObjectSnapshot snapshot(Place place, String key, Encryption asked) {
    return inspector.snapshot(place, key, customerKey(asked), MARKER);
  }

  private static Optional<SseCustomerKey> customerKey(Encryption asked) {
    return asked.mode() == Mode.SSE_C ? asked.key().map(SseCustomerKey::new) : Optional.empty();
  }
}
