package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.s3aharness.wire.exchange.Recording;
import org.s3aharness.wire.exchange.RequestHead;
import org.s3aharness.wire.exchange.Secrets;
import org.s3aharness.wire.fault.RequestEdit;
import org.s3aharness.wire.fault.ResponseEdit;
import org.s3aharness.wire.route.AccessPoint;
import org.s3aharness.wire.route.Route;
import org.s3aharness.wire.route.Target;
import org.s3aharness.wire.route.UnroutedHost;
import org.s3aharness.wire.secret.SecretKind;
import org.s3aharness.wire.secret.SecretSighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Filters one request and its response for LittleProxy. Decides about the request, and records it
 * and its response as they pass. The request arrives on the client connection's thread, the
 * response on the store connection's.
 */
final class ExchangeFilters extends HttpFiltersAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeFilters.class);
  private static final HttpResponseStatus ESTABLISHED =
      new HttpResponseStatus(200, "Connection established");

  private static final String COPY_SOURCE = "x-amz-copy-source";

  private final RecorderState state;
  private final Conversation conversation;
  private final Target target;
  private RequestHead head;
  private volatile Recording recording;
  private volatile Optional<FaultyPassage> passage = Optional.empty();
  private boolean answering;

  ExchangeFilters(HttpRequest original, ChannelHandlerContext client, RecorderState state) {
    super(original, client);
    this.state = state;
    this.conversation = Conversation.of(client.channel());
    this.target = Target.of(original, conversation.scheme());
  }

  String authority() {
    return target.authority();
  }

  /** Cuts the recording short, and returns whether it was still going on. */
  boolean abort(String reason) {
    Recording mine = recording;
    return mine != null && mine.abort(reason);
  }

  @Override
  public HttpResponse clientToProxyRequest(HttpObject object) {
    HttpResponse answer = null;
    if (object instanceof HttpRequest request) {
      answer = HttpMethod.CONNECT.equals(request.method()) ? connect(request) : begin(request);
    }
    if (object instanceof HttpContent content && recording != null) {
      passage.ifPresent(faulty -> faulty.uploaded(content.content()));
      recording.requestBody(content.content());
      if (object instanceof LastHttpContent last) {
        recording.saw(state.secrets.inHead("request trailer", "", last.trailingHeaders()));
      }
    }
    return answer;
  }

  private HttpResponse connect(HttpRequest request) {
    if (state.routes.find(target.authority()).isEmpty()) {
      return refuse(request, UnroutedHost.why(target.host()));
    }
    if (conversation.isInsideTunnel()) {
      return refuse(request, "S3 clients need no tunnel within a tunnel");
    }
    recordIfItHoldsASecret(request);
    LOG.debug("Tunnel to {}", target.authority());
    conversation.startTunnel(target.host(), () -> state.engineFor(target.host()));
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, ESTABLISHED);
  }

  /** Records a request for a tunnel, which travels in the clear, if it holds a secret. */
  private void recordIfItHoldsASecret(HttpRequest request) {
    List<SecretSighting> seen =
        state.secrets.inHead("tunnel request", request.uri(), request.headers());
    if (!seen.isEmpty()) {
      recording = state.begin(RequestHead.unrouted(target, request).hiding(state.secrets::areIn));
      recording.saw(seen);
      recording.complete();
    }
  }

  private HttpResponse begin(HttpRequest request) {
    Optional<Route> route = state.routes.find(target.authority());
    if (route.isEmpty()) {
      return refuse(request, UnroutedHost.why(target.host()));
    }
    if (Target.isOriginForm(request) != conversation.isInsideTunnel()) {
      return refuse(
          request, "it is not addressed to a proxy: set the recorder as HTTP and HTTPS proxy");
    }
    try {
      head = RequestHead.of(target, route.get(), request);
    } catch (IllegalArgumentException malformed) {
      return refuse(
          request,
          HttpResponseStatus.BAD_REQUEST,
          "its path or query is not correctly percent-encoded");
    }
    state.tampering.asSent(new RequestEdit(head, request));
    head = RequestHead.of(target, route.get(), request);
    record(head, request);
    Optional<String> forbidden = state.refusal.apply(recording.snapshot());
    if (forbidden.isPresent()) {
      return RefusalAnswer.of(
          request, target.authority(), HttpResponseStatus.FORBIDDEN, forbidden.get());
    }
    passage =
        state
            .tampering
            .fault(recording.snapshot())
            .map(fault -> new FaultyPassage(fault, conversation, recording));
    HttpResponse instead = passage.map(faulty -> faulty.answer(request)).orElse(null);
    if (instead == null && !state.admission.admits(head.kind())) {
      recording.refused();
      return RefusalAnswer.of(
          request,
          target.authority(),
          HttpResponseStatus.FORBIDDEN,
          "the run may send no more requests");
    }
    return instead;
  }

  private HttpResponse refuse(HttpRequest request, String reason) {
    return refuse(request, HttpResponseStatus.FORBIDDEN, reason);
  }

  private HttpResponse refuse(HttpRequest request, HttpResponseStatus status, String reason) {
    record(RequestHead.unrouted(target, request), request);
    recording.refused();
    return RefusalAnswer.of(request, target.authority(), status, reason);
  }

  private void record(RequestHead masked, HttpRequest request) {
    Secrets.customerKeys(request)
        .forEach(key -> state.secrets.addKey(SecretKind.CUSTOMER_KEY, key));
    List<SecretSighting> seen = state.secrets.inHead("request", request.uri(), request.headers());
    recording = state.begin(seen.isEmpty() ? masked : masked.hiding(state.secrets::areIn));
    recording.saw(seen);
    conversation.at(this);
  }

  @Override
  public HttpResponse proxyToServerRequest(HttpObject object) {
    if (object instanceof HttpRequest request) {
      request.setUri(target.originForm());
      request.headers().remove(HttpHeaderNames.PROXY_AUTHORIZATION);
      request.headers().remove("Proxy-Connection");
      state
          .routes
          .find(target.authority())
          .flatMap(Route::hostForStore)
          .ifPresent(host -> request.headers().set(HttpHeaderNames.HOST, host));
      Optional.ofNullable(request.headers().get(COPY_SOURCE))
          .map(source -> URLDecoder.decode(source.replace("+", "%2B"), UTF_8))
          .flatMap(AccessPoint::source)
          .flatMap(source -> state.routes.bucketOf(source.accessPoint()).map(source::inBucket))
          .ifPresent(source -> request.headers().set(COPY_SOURCE, source));
      state.tampering.onTheWay(new RequestEdit(head, request));
    }
    return null;
  }

  @Override
  public void proxyToServerConnectionSucceeded(ChannelHandlerContext store) {
    conversation.watch(store, target.authority());
  }

  /**
   * Records an object that is about to go to the client, so that anybody who has a response finds
   * it recorded.
   *
   * @return null to have the connection closed
   */
  @Override
  public HttpObject proxyToClientResponse(HttpObject object) {
    if (passage.map(FaultyPassage::hasCutAnswer).orElse(false)) {
      return null; // what came together with the last piece, before the connection is closed
    }
    Recording mine = recording;
    // Over: LittleProxy answers a request it cannot parse through the filters of the one before.
    if (mine == null || mine.isOver()) {
      return object;
    }
    if (object instanceof HttpResponse response) {
      answering = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
      if (answering) {
        if (passage.map(FaultyPassage::losesAnswer).orElse(false)) {
          return null;
        }
        state.tampering.asAnswered(mine.snapshot(), new ResponseEdit(response));
        mine.responseHead(response.status().code(), Answers.headers(response, state.secrets, mine));
        if (Answers.hasNoBody(originalRequest, response)) {
          mine.complete();
        }
      }
    }
    // Not answering yet: after an answer without a body, which clients do not wait to see the end
    // of, that end may come when the next request is on its way, and through the filters of that.
    if (object instanceof HttpContent content && answering) {
      if (passage.map(faulty -> faulty.cutsDownload(content.content())).orElse(false)) {
        return null;
      }
      mine.responseBody(content.content());
      if (object instanceof LastHttpContent last) {
        mine.saw(state.secrets.inHead("response trailer", "", last.trailingHeaders()));
        mine.complete();
      }
    }
    return object;
  }
}
