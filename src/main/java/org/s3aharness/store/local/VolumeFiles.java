package org.s3aharness.store.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.store.AtRestWitness;
import org.s3aharness.store.ObjectNotFoundException;
import org.s3aharness.store.process.LoopbackHttp;
import org.s3aharness.util.Marker;

/**
 * Looks into the volume files of a SeaweedFS. Its filer names the needles that an object consists
 * of. Each is found in the file of its volume by its header, and what follows the header is
 * searched.
 *
 * <p>A needle is a cookie (4 bytes), an id (8 bytes), a size (4 bytes) and a body of that many
 * bytes, and begins at a multiple of 8 (SeaweedFS, {@code weed/storage/needle}). Its name is {@code
 * VOLUME,IDCOOKIE} in hexadecimal, where the id has no leading zeros.
 */
final class VolumeFiles implements AtRestWitness {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;
  private static final int COOKIE_DIGITS = 8;
  private static final int SIZE_AT = 12;
  private static final int HEADER = 16;
  private static final int ALIGNMENT = 8;

  private final Path directory;
  private final int filerPort;

  VolumeFiles(Path directory, int filerPort) {
    this.directory = directory;
    this.filerPort = filerPort;
  }

  @Override
  public String looksAt() {
    return "its volume files on disk";
  }

  @Override
  public StoredBytes look(String bucket, String key, byte[] marker) {
    long length = 0;
    boolean found = false;
    for (JsonNode chunk : chunks(bucket, key)) {
      StoredBytes needle = needle(chunk.path("file_id").asText(), marker);
      length += needle.length();
      found |= needle.containsMarker();
    }
    return new StoredBytes(length, found);
  }

  private JsonNode chunks(String bucket, String key) {
    LoopbackHttp.Answer answer = askFiler("/buckets/" + bucket + "/" + key);
    if (answer.status() == NOT_FOUND) {
      throw new ObjectNotFoundException(bucket, key, null);
    }
    if (answer.status() != OK) {
      throw new IllegalStateException(
          "SeaweedFS's filer answers HTTP %d when asked where s3://%s/%s is stored"
              .formatted(answer.status(), bucket, key));
    }
    JsonNode entry = parsed(answer.body());
    JsonNode chunks = entry.path("chunks");
    boolean elsewhere = !entry.path("Content").asText("").isEmpty();
    for (JsonNode chunk : chunks) {
      elsewhere |= chunk.path("is_chunk_manifest").asBoolean();
      // In compressed text no marker is found, encrypted or not.
      elsewhere |= chunk.path("is_compressed").asBoolean();
    }
    if (elsewhere) {
      throw new IllegalStateException(
          "SeaweedFS does not keep s3://%s/%s as plain needles of its volumes"
              .formatted(bucket, key));
    }
    return chunks;
  }

  private LoopbackHttp.Answer askFiler(String path) {
    try {
      URI url = new URI("http", null, "127.0.0.1", filerPort, path, "metadata=true", null);
      return LoopbackHttp.get(url, Duration.ofSeconds(30));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot ask SeaweedFS's filer for " + path, e);
    } catch (IOException e) {
      throw new UncheckedIOException("SeaweedFS's filer does not answer", e);
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("SeaweedFS's filer answered something that is not JSON", e);
    }
  }

  private StoredBytes needle(String fileId, byte[] marker) {
    int comma = fileId.indexOf(',');
    int cookieAt = fileId.length() - COOKIE_DIGITS;
    long id = Long.parseUnsignedLong(fileId.substring(comma + 1, cookieAt), 16);
    int cookie = Integer.parseUnsignedInt(fileId.substring(cookieAt), 16);
    try (FileChannel volume = FileChannel.open(volume(fileId.substring(0, comma)))) {
      ByteBuffer bytes = volume.map(MapMode.READ_ONLY, 0, volume.size());
      for (int at = ALIGNMENT; at + HEADER <= bytes.limit(); at += ALIGNMENT) {
        if (bytes.getInt(at) == cookie && bytes.getLong(at + Integer.BYTES) == id) {
          byte[] body = new byte[bytes.getInt(at + SIZE_AT)];
          bytes.get(at + HEADER, body);
          Marker.Search search = new Marker(marker).search();
          search.accept(ByteBuffer.wrap(body));
          return new StoredBytes(body.length, search.found());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read SeaweedFS's volume file of " + fileId, e);
    }
    throw new IllegalStateException("needle " + fileId + " is not in the file of its volume");
  }

  /** Returns {@code COLLECTION_ID.dat}, where the collection is the bucket. */
  private Path volume(String id) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().endsWith("_" + id + ".dat")).toList();
      if (found.size() != 1) {
        throw new IllegalStateException(
            "volume " + id + " of SeaweedFS has the files " + found + " and not one");
      }
      return found.get(0);
    }
  }
}
