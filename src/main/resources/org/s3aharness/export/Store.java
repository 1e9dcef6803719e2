import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** The buckets and keys of the example, and what is asked of the store beside S3A. */
final class Store implements AutoCloseable {
  private static final String ENDPOINT = System.getProperty("s3.endpoint", "http://localhost:4566");
  private static final String KMS_ENDPOINT = System.getProperty("kms.endpoint", ENDPOINT);
  private static final Region REGION = Region.of(System.getProperty("region", "us-east-1"));

  static {
    // For the SDK's clients, those within S3A too: credentials, and the KMS that encryption clients ask.
    System.setProperty("aws.accessKeyId", System.getProperty("access.key", "test"));
    System.setProperty("aws.secretAccessKey", System.getProperty("secret.key", "test"));
    System.setProperty("aws.region", REGION.id());
    System.setProperty("aws.endpointUrlKms", KMS_ENDPOINT);
  }

  private final S3Client s3 =
      S3Client.builder()
          .endpointOverride(URI.create(ENDPOINT))
          .region(REGION)
          .forcePathStyle(true)
          .build();
  private final KmsClient kms =
      KmsClient.builder().endpointOverride(URI.create(KMS_ENDPOINT)).region(REGION).build();
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> buckets = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  /** Makes the buckets, and two keys. */
  Store(String... names) {
    for (String bucket : names) {
      s3.createBucket(request -> request.bucket(bucket));
      buckets.add(bucket);
    }
    for (int n = 1; n <= 2; n++) {
      String arn = kms.createKey(request -> {}).keyMetadata().arn();
      String alias = "alias/" + names[0] + "-key" + n;
      kms.createAlias(request -> request.aliasName(alias).targetKeyId(arn));
      keys.add(arn);
      variables.put("example.kms.key" + n + ".arn", arn);
      variables.put("example.kms.key" + n + ".id", arn.replaceFirst(".*/", ""));
      variables.put("example.kms.key" + n + ".alias.name", alias);
      variables.put("example.kms.key" + n + ".alias.arn", arn.replaceFirst(":key/.*", ":" + alias));
      variables.put("example.sse-c.key" + n, customerKey(n));
    }
  }

  /** Returns a key for SSE-C that protects nothing, since everybody can see how it is made. */
  private static String customerKey(int n) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) n);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Points S3A at the store, and gives it the keys of the example as variables. */
  void configure(Configuration conf) {
    variables.forEach(conf::set);
    conf.set("fs.s3a.endpoint", ENDPOINT);
    conf.set("fs.s3a.endpoint.region", REGION.id());
    conf.set("fs.s3a.path.style.access", "true");
    conf.set("fs.s3a.connection.ssl.enabled", String.valueOf(ENDPOINT.startsWith("https")));
    conf.set("fs.s3a.access.key", System.getProperty("aws.accessKeyId"));
    conf.set("fs.s3a.secret.key", System.getProperty("aws.secretAccessKey"));
    conf.set("fs.s3a.encryption.cse.kms.region", REGION.id());
  }

  /** Sets the default encryption of a bucket. */
  void encryptByDefault(String bucket, String algorithm, String key) {
    s3.putBucketEncryption(
        request ->
            request
                .bucket(bucket)
                .serverSideEncryptionConfiguration(
                    ServerSideEncryptionConfiguration.builder()
                        .rules(
                            rule ->
                                rule.applyServerSideEncryptionByDefault(
                                    by ->
                                        by.sseAlgorithm(algorithm)
                                            .kmsMasterKeyID(
                                                key.isEmpty() ? null : expand(key))))
                        .build()));
  }

  /** Returns the answer to HEAD. */
  SdkHttpResponse head(String bucket, String path) {
    HeadObjectRequest request =
        HeadObjectRequest.builder().bucket(bucket).key(path.substring(1)).build();
    try {
      return s3.headObject(request).sdkHttpResponse();
    } catch (S3Exception withoutKey) {
      String key = customerKey(1);
      return s3.headObject(
              request.toBuilder().sseCustomerAlgorithm("AES256").sseCustomerKey(key).build())
          .sdkHttpResponse();
    }
  }

  /** Returns an object as it is stored. */
  byte[] bytes(String bucket, String path) {
    ResponseBytes<GetObjectResponse> object =
        s3.getObjectAsBytes(
            GetObjectRequest.builder().bucket(bucket).key(path.substring(1)).build());
    return object.asByteArray();
  }

  /** Returns a text in which the names of the example's keys are replaced by the keys. */
  String expand(String text) {
    String expanded = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      expanded = expanded.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return expanded;
  }

  /** Removes the buckets and keys of the example. */
  @Override
  public void close() {
    for (String bucket : buckets) {
      s3.listObjectsV2Paginator(request -> request.bucket(bucket))
          .contents()
          .forEach(object -> s3.deleteObject(request -> request.bucket(bucket).key(object.key())));
      s3.deleteBucket(request -> request.bucket(bucket));
    }
    keys.forEach(key -> kms.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7)));
    s3.close();
    kms.close();
  }
}
