package org.s3aharness.fault.broken;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import org.apache.hadoop.conf.Configurable;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An interceptor of SDK v2 that breaks requests and responses as a configuration says. */
public final class BrokenRequests implements ExecutionInterceptor, Configurable {
  private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-key";

  private Configuration conf;
  private When when;
  private Headers request;
  private Headers response;
  private String doubled;
  private Headers repeated;
  private String customerKey;
  private String method;
  private String scheme;
  private String leakTo;
  private String leakMethod;
  private long flipAt;

  @Override
  public void setConf(Configuration configuration) {
    conf = configuration;
    BrokenKms.breakAs("");
    when = new When(conf);
    request = new Headers(conf, "s3aharness.fault.remove", "s3aharness.fault.set");
    response =
        new Headers(conf, "s3aharness.fault.response.remove", "s3aharness.fault.response.set");
    doubled = conf.get("s3aharness.fault.double", "");
    repeated = new Headers(conf, "s3aharness.fault.append.remove", "s3aharness.fault.append");
    customerKey = conf.get("s3aharness.fault.customer-key");
    method = conf.get("s3aharness.fault.method");
    scheme = conf.get("s3aharness.fault.scheme");
    leakTo = conf.get("s3aharness.fault.leak.to");
    leakMethod = conf.get("s3aharness.fault.leak.method", "POST");
    flipAt = conf.getLong("s3aharness.fault.flip.at", -1);
  }

  @Override
  public Configuration getConf() {
    return conf;
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest sent = context.httpRequest();
    long size = context.requestBody().flatMap(RequestBody::optionalContentLength).orElse(0L);
    if (!when.shows(name(context.request()), key(context.request()), size)) {
      return sent;
    }
    SdkHttpRequest.Builder broken = sent.toBuilder();
    for (String header : new ArrayList<>(sent.headers().keySet())) {
      if (request.removes(header)) {
        broken.removeHeader(header);
      }
    }
    request.set().forEach(broken::putHeader);
    if (customerKey != null && sent.firstMatchingHeader(CUSTOMER_KEY).isPresent()) {
      broken.putHeader(CUSTOMER_KEY, customerKey);
      broken.putHeader(CUSTOMER_KEY + "-MD5", md5Of(customerKey));
    }
    sent.firstMatchingHeader(doubled).ifPresent(value -> broken.appendHeader(doubled, value));
    repeated
        .set()
        .forEach(
            (name, value) ->
                sent.firstMatchingHeader(name).ifPresent(h -> broken.appendHeader(name, value)));
    if (method != null) {
      broken.method(SdkHttpMethod.valueOf(method));
    }
    if (scheme != null) {
      broken.protocol(scheme).port(scheme.equals("http") ? 80 : 443);
    }
    if (leakTo != null) {
      Leak.to(leakTo, leakMethod, sent.firstMatchingHeader(CUSTOMER_KEY).orElse("somebody's data"));
    }
    return broken.build();
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse got = context.httpResponse();
    if (!name(context.request()).matches(conf.get("s3aharness.fault.responses", "none"))) {
      return got;
    }
    SdkHttpResponse.Builder broken = got.toBuilder();
    for (String header : new ArrayList<>(got.headers().keySet())) {
      if (response.removes(header)) {
        broken.removeHeader(header);
      }
    }
    response.set().forEach(broken::putHeader);
    return broken.build();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> body = context.responseBody();
    boolean flips = flipAt >= 0 && name(context.request()).equals("GetObject");
    return flips ? body.map(in -> new OneByteOff(in, flipAt)) : body;
  }

  private static String md5Of(String base64Key) {
    try {
      byte[] key = Base64.getDecoder().decode(base64Key);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(SdkRequest request) {
    return request.getClass().getSimpleName().replaceFirst("Request$", "");
  }

  private static String key(SdkRequest request) {
    return request
        .getValueForField("Key", String.class)
        .orElseGet(() -> request.getValueForField("DestinationKey", String.class).orElse(""));
  }

  /** One byte of it is another than was sent. */
  private static final class OneByteOff extends FilterInputStream {
    private final long wrong;
    private long position;

    OneByteOff(InputStream in, long wrong) {
      super(in);
      this.wrong = wrong;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      return b >= 0 && position++ == wrong ? b ^ 1 : b;
    }

    @Override
    public int read(byte[] buffer, int off, int len) throws IOException {
      int count = super.read(buffer, off, len);
      if (count > 0) {
        if (wrong >= position && wrong < position + count) {
          buffer[off + (int) (wrong - position)] ^= 1;
        }
        position += count;
      }
      return count;
    }
  }
}
