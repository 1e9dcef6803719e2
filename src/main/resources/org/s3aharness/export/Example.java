import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.IOUtils;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Calls S3A, says what it does, and compares what is seen with what is documented. */
final class Example implements AutoCloseable {
  private static final String ABSENT = "absent";

  /** Something that a call of S3A does. */
  interface Call {
    void run() throws Exception;
  }

  private final Map<String, byte[]> written = new TreeMap<>();
  private final Store store;
  private final List<String> documented = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  /** Makes the buckets of the example. */
  Example(String... buckets) {
    store = new Store(buckets);
  }

  /** Opens a new S3AFileSystem with the settings of a file in src/test/resources. */
  FileSystem open(String settings, String bucket) throws Exception {
    say("S3A with %s", settings);
    Configuration conf = new Configuration(false);
    conf.addResource("core-default.xml");
    store.configure(conf);
    SdkRequests.attachTo(conf);
    conf.addResource(settings);
    return FileSystem.newInstance(URI.create("s3a://" + bucket + "/"), conf);
  }

  /** Sets the default encryption of a bucket. */
  void encryptByDefault(String bucket, String algorithm, String key) {
    say("default encryption of the bucket: %s", algorithm);
    store.encryptByDefault(bucket, algorithm, key);
  }

  /** Returns the content of a file: the same text over and over. */
  static byte[] content(int size, long seed) {
    byte[] line = ("plaintext " + seed + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at++) {
      bytes[at] = line[at % line.length];
    }
    return bytes;
  }

  void write(FileSystem fs, String path, int size, long seed) throws Exception {
    say("write %s, %d bytes", path, size);
    written.put(path, content(size, seed));
    try (FSDataOutputStream out = fs.create(new Path(path), true)) {
      out.write(content(size, seed));
    }
  }

  void copyFromLocal(FileSystem fs, int size, long seed, String path) throws Exception {
    say("copyFromLocalFile to %s, %d bytes", path, size);
    written.put(path, content(size, seed));
    java.nio.file.Path local = java.nio.file.Files.createTempFile("example", ".txt");
    java.nio.file.Files.write(local, content(size, seed));
    fs.copyFromLocalFile(true, true, new Path(local.toUri()), new Path(path));
  }

  void rename(FileSystem fs, String from, String to) throws Exception {
    say("rename %s to %s: %s", from, to, fs.rename(new Path(from), new Path(to)));
    for (String path : List.copyOf(written.keySet())) {
      if (path.equals(from) || path.startsWith(from + "/")) {
        written.put(to + path.substring(from.length()), written.remove(path));
      }
    }
  }

  /** Reads a whole file and says whether it holds what was written. */
  String read(FileSystem fs, String path) throws Exception {
    byte[] got;
    try (FSDataInputStream in = fs.open(new Path(path))) {
      got = IOUtils.readFullyToByteArray(in);
    }
    String result = Arrays.equals(got, written.get(path)) ? "as written" : "other bytes";
    say("read %s: %d bytes, %s", path, got.length, result);
    return result;
  }

  void list(FileSystem fs, String path, boolean recursive) throws Exception {
    say("list %s", path);
    if (recursive) {
      RemoteIterator<LocatedFileStatus> files = fs.listFiles(new Path(path), true);
      while (files.hasNext()) {
        say("  %s", files.next());
      }
    } else {
      for (FileStatus status : fs.listStatus(new Path(path))) {
        say("  %s", status);
      }
    }
  }

  /** Reads ranges of a file, each given as offset and length. */
  void readRanges(FileSystem fs, String path, long... ranges) throws Exception {
    byte[] whole = written.get(path);
    try (FSDataInputStream in = fs.open(new Path(path))) {
      for (int n = 0; n < ranges.length; n += 2) {
        byte[] got = new byte[(int) ranges[n + 1]];
        in.readFully(ranges[n], got);
        int from = (int) ranges[n];
        boolean same = Arrays.equals(got, Arrays.copyOfRange(whole, from, from + got.length));
        say("read %d bytes of %s from %d: %s", got.length, path, from, same ? "as written" : "other bytes");
      }
    }
  }

  /** Makes a call that failed when this example was made. */
  void failing(String what, Call call) {
    try {
      call.run();
      say("%s: no failure, though there was one when this was made", what);
    } catch (Exception e) {
      say("%s fails: %s", what, e);
    }
  }

  /** Makes a call that by the documentation does not fail. */
  void expectNoFailure(String what, Call call) {
    try {
      call.run();
      compare(what, "no failure", "no failure");
    } catch (Exception e) {
      compare(what, "no failure", e.toString());
    }
  }

  void expectContent(FileSystem fs, String path) {
    try {
      compare("reading " + path, "as written", read(fs, path));
    } catch (Exception e) {
      compare("reading " + path, "as written", e.toString());
    }
  }

  /** Compares a header that S3A sent in the last request of a kind, or absent. */
  void expectSent(String kind, String header, String expected) {
    compare(kind + " request, " + header, store.expand(expected), Requests.last(kind, header).orElse(ABSENT));
  }

  /** Compares whether S3A sent a header in the last request of a kind, whatever its value. */
  void expectSentAtAll(String kind, String header) {
    String there = Requests.last(kind, header).map(value -> "there").orElse(ABSENT);
    compare(kind + " request, " + header, "there", there);
  }

  /** Compares a header of the answer to HEAD, or absent. */
  void expectHead(String bucket, String path, String header, String expected) {
    compare(
        "HEAD " + path + ", " + header,
        store.expand(expected),
        store.head(bucket, path).firstMatchingHeader(header).orElse(ABSENT));
  }

  /** Compares whether HEAD shows the metadata of an encryption client. */
  void expectEnvelope(String bucket, String path) {
    SdkHttpResponse head = store.head(bucket, path);
    boolean there =
        head.firstMatchingHeader("x-amz-meta-x-amz-cek-alg").isPresent()
            || head.firstMatchingHeader("x-amz-meta-x-amz-c").isPresent();
    compare("HEAD " + path + ", an encryption client's metadata", "there", there ? "there" : ABSENT);
  }

  void expectStoredLength(String bucket, String path, long expected) {
    compare("length of " + path + " as stored", expected, store.bytes(bucket, path).length);
  }

  /** Looks at an object as it is stored, for what a client has encrypted. */
  void expectCiphertext(String bucket, String path) {
    boolean plain = new String(store.bytes(bucket, path), StandardCharsets.ISO_8859_1).contains("plaintext");
    compare(path + " as stored", "ciphertext", plain ? "plaintext" : "ciphertext");
  }

  private void compare(String what, Object expected, Object observed) {
    documented.add(what + ": " + expected);
    seen.add(what + ": " + observed);
    say("%s%n    documented: %s%n    seen:       %s", what, expected, observed);
  }

  /** Fails if anything was seen that is not as documented. */
  void conclude() {
    assertEquals(String.join("\n", documented), String.join("\n", seen), "What is documented is not what was seen");
  }

  static void say(String text, Object... arguments) {
    System.out.printf(text + "%n", arguments);
  }

  @Override
  public void close() {
    store.close();
  }
}
