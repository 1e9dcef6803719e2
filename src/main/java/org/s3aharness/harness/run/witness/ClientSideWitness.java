package org.s3aharness.harness.run.witness;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.envelope.ContentCipher;
import org.s3aharness.encryption.envelope.Envelope;
import org.s3aharness.encryption.envelope.EnvelopeException;
import org.s3aharness.harness.judge.OpenedObject;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.AwsErrors;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * Opens objects that S3A's client has encrypted, without S3A: it reads their metadata, and unwraps
 * their keys with KMS or with the user's own wrapping key. It is thread-safe.
 */
public final class ClientSideWitness {
  private static final String ABOUT = "decrypted";

  /** The most bytes that are held in memory. */
  private static final int MOST = 64 << 20;

  /**
   * The KMS errors that say nothing about the object: the key may not be used now, or not by the
   * harness.
   */
  private static final Set<String> KEY_NOT_USABLE =
      Set.of("DisabledException", "KMSInvalidStateException", "AccessDeniedException");

  private final Store store;
  private final RunKeys keys;
  private final StoreInspector inspector;

  private final SeenDataKeys seen = new SeenDataKeys();

  /** Makes a witness that has the keys of a run. */
  public ClientSideWitness(Store store, RunKeys keys, StoreInspector inspector) {
    this.store = store;
    this.keys = keys;
    this.inspector = inspector;
  }

  private record Unwrapped(byte[] dataKey, Optional<String> kmsKey) {}

  /** Thrown when this witness cannot look, for which S3A is not to blame. */
  private static final class CannotLook extends Exception {
    private static final long serialVersionUID = 1L;

    CannotLook(String reason) {
      super(reason);
    }
  }

  /**
   * Opens an object.
   *
   * @param head what the store reports of it
   * @param asked what S3A was asked for
   * @param wrappingKey the user's own key for CSE-CUSTOM, in base64; empty if only a keyring of the
   *     user's has it
   * @param checks records why the object is not opened, where that cannot be done
   * @return empty if the object has no envelope, or the harness cannot open it
   */
  public Optional<OpenedObject> open(
      Place place,
      String key,
      ObjectHead head,
      Encryption asked,
      Optional<String> wrappingKey,
      CheckList checks) {
    try {
      Optional<Envelope> envelope = Envelope.of(head.userMetadata());
      if (envelope.isEmpty()) {
        return Optional.empty(); // which is a check of its own
      }
      if (head.size() > MOST) {
        throw new CannotLook("objects of more than %d MiB are not decrypted".formatted(MOST >> 20));
      }
      return Optional.of(open(place, key, head, envelope.get(), asked, wrappingKey));
    } catch (EnvelopeException e) {
      checks.equal(
          Witness.BYTES,
          ABOUT,
          Grade.UNREADABLE,
          "the metadata of " + key,
          "an envelope that is whole",
          e.getMessage());
      return Optional.empty();
    } catch (CannotLook e) {
      checks.notAsked(Witness.BYTES, ABOUT, e.getMessage());
      return Optional.empty();
    }
  }

  private OpenedObject open(
      Place place,
      String key,
      ObjectHead head,
      Envelope envelope,
      Encryption asked,
      Optional<String> wrappingKey)
      throws CannotLook {
    try {
      Unwrapped unwrapped =
          asked.mode() == Mode.CSE_KMS
              ? throughKms(envelope, kmsOf(asked))
              : withOwnKey(envelope, wrappingKey);
      byte[] stored = inspector.firstBytes(place, key, Math.toIntExact(Math.max(1, head.size())));
      byte[] plain = ContentCipher.decrypted(envelope, unwrapped.dataKey(), stored);
      return new OpenedObject(
          key,
          envelope,
          unwrapped.kmsKey(),
          seen.isReused(unwrapped.dataKey(), envelope.nonce(), plain),
          Optional.of(Fingerprint.of(plain)),
          "");
    } catch (EnvelopeException e) {
      return new OpenedObject(
          key, envelope, Optional.empty(), false, Optional.empty(), e.getMessage());
    }
  }

  /** Returns a client that may use the key, which may belong to another account or region. */
  private KmsClient kmsOf(Encryption asked) {
    return asked
        .key()
        .map(name -> keys.arnOf(name).orElse(name))
        .flatMap(NamedKey::parse)
        .filter(key -> key.account().isPresent())
        .flatMap(key -> store.kms(key.account().get(), key.region().orElseThrow()))
        .orElseGet(store::kms);
  }

  private Unwrapped throughKms(Envelope envelope, KmsClient kms) throws CannotLook {
    if (!envelope.wrapping().equals(Envelope.KMS)) {
      throw new EnvelopeException("the data key is wrapped by " + envelope.wrapping());
    }
    try {
      DecryptResponse answer =
          kms.decrypt(
              r ->
                  r.ciphertextBlob(SdkBytes.fromByteArray(envelope.wrappedKey()))
                      .encryptionContext(envelope.kmsContext()));
      return new Unwrapped(answer.plaintext().asByteArray(), Optional.of(answer.keyId()));
    } catch (KmsException e) {
      String code = AwsErrors.code(e);
      if (KEY_NOT_USABLE.contains(code)) {
        throw new CannotLook("KMS does not let the harness use the key now: " + code);
      }
      throw new EnvelopeException("KMS does not unwrap the data key: " + code);
    }
  }

  private static Unwrapped withOwnKey(Envelope envelope, Optional<String> wrappingKey)
      throws CannotLook {
    if (wrappingKey.isEmpty()) {
      throw new CannotLook("only the user's own keyring can unwrap the data keys");
    }
    byte[] own = Base64.getDecoder().decode(wrappingKey.get());
    return new Unwrapped(ContentCipher.unwrapped(envelope, own), Optional.empty());
  }
}
