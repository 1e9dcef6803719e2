package org.s3aharness.wire.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The secrets that may pass through one recorder. All are looked for in a single pass, however many
 * there are. A secret is recognised by {@value PatternSet#WINDOW} bytes of each of its forms, which
 * nothing else has by chance. It is thread-safe.
 */
public final class KnownSecrets {
  /**
   * The largest number of data keys that are known. They are made by the thousand, and matter only
   * while their object is written or read.
   */
  private static final int MOST_DATA_KEYS = 200;

  /**
   * The largest number of other secrets. A job that has a customer key for each object has more.
   */
  private static final int MOST_LASTING = 1_000;

  private static final int SHORTEST_KEY = 16;

  /** The digests of what was added, so that nothing is added twice. */
  private final Set<String> added = new HashSet<>();

  private PatternSet lasting = PatternSet.EMPTY;
  private PatternSet older = PatternSet.EMPTY;
  private PatternSet newer = PatternSet.EMPTY;
  private int ofNewer;
  private volatile PatternSet all = PatternSet.EMPTY;

  /** A secret that was found. */
  record Found(SecretKind kind, String encoding) {}

  /**
   * Makes a key known.
   *
   * @param base64 of the key; a text that is not base64, or holds less than 16 bytes, is ignored,
   *     since it is no key
   */
  public void addKey(SecretKind kind, String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.trim());
    } catch (IllegalArgumentException malformed) {
      return;
    }
    if (key.length >= SHORTEST_KEY) {
      add(kind, key, () -> Encodings.ofKey(key));
    }
  }

  /**
   * Makes a secret text known.
   *
   * @param text one of less than 16 characters is ignored, since it would be found by chance
   */
  public void addText(SecretKind kind, String text) {
    if (text.length() >= PatternSet.WINDOW) {
      add(kind, text.getBytes(ISO_8859_1), () -> Encodings.ofText(text));
    }
  }

  private synchronized void add(
      SecretKind kind, byte[] secret, Supplier<Map<String, byte[]>> forms) {
    if (kind == SecretKind.DATA_KEY) {
      newer = newer.with(kind, forms.get());
      if (++ofNewer == MOST_DATA_KEYS / 2) {
        older = newer;
        newer = PatternSet.EMPTY;
        ofNewer = 0;
        all = lasting.and(older);
        return;
      }
    } else if (added.size() < MOST_LASTING && added.add(DigestUtils.sha256Hex(secret))) {
      lasting = lasting.with(kind, forms.get());
    } else {
      return;
    }
    all = all.with(kind, forms.get());
  }

  /**
   * Returns the secrets in the head of a message: in its address, if it has one, and in its
   * headers.
   */
  public List<SecretSighting> inHead(
      String message, String address, Iterable<Map.Entry<String, String>> headers) {
    if (all == PatternSet.EMPTY) {
      return List.of();
    }
    List<SecretSighting> seen = new ArrayList<>(sightings(in(address), message + " address"));
    for (Map.Entry<String, String> header : headers) {
      Set<Found> found = in(header.getKey() + ": " + header.getValue());
      if (!found.isEmpty()) {
        seen.addAll(
            sightings(
                found,
                in(header.getKey()).isEmpty()
                    ? message + " header " + header.getKey().toLowerCase(Locale.ROOT)
                    : message + " header's name"));
      }
    }
    return seen;
  }

  /** Says whether a text holds a secret, in any form. */
  public boolean areIn(String text) {
    return !in(text).isEmpty();
  }

  private static List<SecretSighting> sightings(Set<Found> found, String where) {
    Map<SecretKind, String> encodings = new EnumMap<>(SecretKind.class);
    found.forEach(
        f -> encodings.merge(f.kind(), f.encoding(), (one, other) -> one + " or " + other));
    return encodings.entrySet().stream()
        .map(seen -> new SecretSighting(seen.getKey(), seen.getValue(), where))
        .toList();
  }

  private Set<Found> in(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    Set<Found> found = new LinkedHashSet<>();
    all.find(bytes, 0, bytes.length, found);
    return found;
  }

  /** Starts a search in one body. */
  public Search search() {
    return new Search();
  }

  /** A search in one body that passes by in pieces. It is not thread-safe. */
  public final class Search {
    private static final int OVERLAP = PatternSet.WINDOW - 1;

    /** The end of what has passed, followed by the beginning of the current piece. */
    private final byte[] seam = new byte[2 * OVERLAP];

    private final Set<Found> found = new LinkedHashSet<>();
    private int carried;

    private Search() {}

    /** Takes the next piece, from its position to its limit. The position stays. */
    public void accept(ByteBuffer piece) {
      PatternSet patterns = all;
      int start = piece.position();
      int size = piece.remaining();
      int head = Math.min(OVERLAP, size);
      piece.get(start, seam, carried, head);
      patterns.find(seam, 0, carried + head, found);
      if (piece.hasArray()) {
        int first = piece.arrayOffset() + start;
        patterns.find(piece.array(), first, first + size, found);
      } else if (!patterns.isEmpty()) {
        // A copy, since a direct buffer checks every access to a byte.
        byte[] bytes = new byte[size];
        piece.get(start, bytes);
        patterns.find(bytes, 0, size, found);
      }
      int kept = Math.min(OVERLAP, carried + size);
      if (size >= OVERLAP) {
        piece.get(piece.limit() - kept, seam, 0, kept);
      } else {
        System.arraycopy(seam, carried + size - kept, seam, 0, kept);
      }
      carried = kept;
    }

    /**
     * Returns the secrets in the pieces so far.
     *
     * @param where names what the pieces belong to
     */
    public List<SecretSighting> seen(String where) {
      return sightings(found, where);
    }
  }
}
