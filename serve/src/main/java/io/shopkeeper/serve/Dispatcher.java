package io.shopkeeper.serve;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.shopkeeper.serve.access.AuditLog;
import io.shopkeeper.serve.access.Gate;
import io.shopkeeper.serve.access.PageOrigins;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.QueryString;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.http.RouteTable;
import io.shopkeeper.serve.http.RouteTable.Match;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Takes every request from the web server to its route and its answer, or its problem, back.
final class Dispatcher implements Handler {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";
  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("X-Frame-Options", "DENY"),
          HeaderValues.createCached("Referrer-Policy", "same-origin"),
          HeaderValues.createCached("Content-Security-Policy", CONTENT_SECURITY_POLICY));
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Answer.JSON);
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private final RouteTable table;
  private final Gate gate;
  private final PageOrigins pages;
  private final AuditLog audit;
  private final List<Metrics.Timer> timers;
  private final Metrics.Timer unrouted;
  private final BiFunction<Request, Problem, Answer> problemPage;
  private final AtomicLong running = new AtomicLong();
  private volatile boolean stopping;

  /// @param problemPage how a person reads a problem
  Dispatcher(
      RouteTable table,
      Gate gate,
      PageOrigins pages,
      AuditLog audit,
      Metrics metrics,
      BiFunction<Request, Problem, Answer> problemPage) {
    this.table = table;
    this.gate = gate;
    this.pages = pages;
    this.audit = audit;
    this.timers = table.routes().stream().map(metrics::timer).toList();
    this.unrouted = metrics.timerOfUnrouted();
    this.problemPage = problemPage;
  }

  /// Refuses new requests from now on.
  void refuse() {
    stopping = true;
  }

  /// Requests that are being answered.
  long running() {
    return running.get();
  }

  @Override
  public void handle(ServerRequest incoming, ServerResponse outgoing) {
    running.incrementAndGet();
    boolean last;
    try {
      last = answer(incoming, outgoing);
    } finally {
      running.decrementAndGet();
    }
    if (last) {
      // The web server would keep the connection open whatever was said.
      throw new CloseConnectionException("the last answer was given");
    }
  }

  /// Answers; true if the connection is to be closed.
  private boolean answer(ServerRequest incoming, ServerResponse outgoing) {
    long start = System.nanoTime();
    Metrics.Timer timer = unrouted;
    Answer answer;
    String method = incoming.prologue().method().text();
    try {
      Match match = match(method, incoming);
      if (match instanceof Match.Found found) {
        timer = timers.get(found.index());
      }
      answer = answer(match, method, incoming);
      if (match instanceof Match.Found found && found.route().fromPages()) {
        answer = pages.readable(answer, headers(incoming));
      }
    } catch (ProblemException e) {
      answer = e.problem().asJson();
    }
    long answered = System.nanoTime();
    boolean last = closes(incoming) || answer.headers().containsKey("Connection");
    try {
      if (last) {
        outgoing.headers().set(HeaderValues.CONNECTION_CLOSE);
      }
      send(answer, method, outgoing);
    } finally {
      // A stream of events lasts as long as its reader stays.
      boolean stays = answer.contentType().equals(Answer.EVENTS);
      timer.answered(answer.status(), (stays ? answered : System.nanoTime()) - start);
    }
    return last;
  }

  private static boolean closes(ServerRequest incoming) {
    return first(incoming, HeaderNames.CONNECTION).orElse("").equalsIgnoreCase("close");
  }

  private Match match(String method, ServerRequest incoming) {
    return table.match(method, incoming.prologue().uriPath().rawPath());
  }

  private Answer answer(Match match, String method, ServerRequest incoming) {
    Request request = request(match, method, incoming, Caller.UNKNOWN);
    Route route = match instanceof Match.Found found ? found.route() : null;
    try {
      Caller caller = gate.identify(request.headers(), incoming.remotePeer().address());
      request = request(match, method, incoming, caller);
      if (stopping && !asksForLife(route)) {
        throw stoppingProblem();
      }
      return switch (match) {
        case Match.Found found -> {
          gate.check(caller, found.route().access(), method, request.headers());
          Answer answer = found.route().handler().answer(request);
          note(route, request, answer.status());
          yield answer;
        }
        case Match.WrongMethod wrong ->
            throw new Problem(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    "%s is not possible on %s".formatted(method, request.target()),
                    "Use one of: %s.".formatted(wrong.allowed()))
                .with("Allow", wrong.allowed())
                .asException();
        case Match.Nothing _ ->
            throw Problem.notFound(
                    "nothing is served at %s".formatted(request.target()), "See /docs for what is.")
                .asException();
      };
    } catch (ProblemException e) {
      note(route, request, e.problem().kind().status());
      return told(e.problem(), request, route);
    } catch (StoreException e) {
      if (e.code() != StoreException.Code.BUSY) {
        LOG.log(System.Logger.Level.ERROR, "The store failed: " + e.getMessage(), e);
      }
      return told(storeProblem(e), request, route);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "Failed to answer " + method + " " + pathOf(request), e);
      return told(
          new Problem(
              ProblemKind.INTERNAL,
              "the request could not be answered; the server's log says why",
              "Try again; if it fails again, report it with the log."),
          request,
          route);
    }
  }

  /// Keeps who changed, or tried to change, what only administrators may, and who spoke for the
  /// shop.
  private void note(@Nullable Route route, Request request, int status) {
    if (route != null
        && (route.access() == Access.ADMINISTER || route.access() == Access.SERVE_CUSTOMERS)
        && !request.method().equals("GET")
        && !request.method().equals("HEAD")
        && request.caller().known()) {
      audit.write(request.caller().named(), request.method() + " " + pathOf(request), status);
    }
  }

  /// Whether somebody wants to know if the process should be killed, which one that stops should
  /// not.
  private static boolean asksForLife(@Nullable Route route) {
    return route != null && route.path().equals(Routes.ALIVE);
  }

  private Answer told(Problem problem, Request request, @Nullable Route route) {
    boolean person =
        route == null
            ? request.headers().first("Accept").orElse("").contains("text/html")
            : route.kind() == Route.Kind.PAGE;
    return person ? problemPage.apply(request, problem) : problem.asJson();
  }

  private static ProblemException stoppingProblem() {
    return new Problem(
            ProblemKind.STOPPING, "no new request is taken", "Send the request again in a moment.")
        .with("Connection", "close")
        .asException();
  }

  private static Problem storeProblem(StoreException e) {
    String detail = String.valueOf(e.getMessage());
    if (e.code() == StoreException.Code.DISK_FULL) {
      return new Problem(ProblemKind.DISK_FULL, detail, "Make room, then send the request again.")
          .with("Retry-After", "60");
    }
    if (e.code() == StoreException.Code.BUSY) {
      return new Problem(ProblemKind.BUSY, detail, "Ask again in a moment.")
          .with("Retry-After", "5");
    }
    if (e.code() == StoreException.Code.CLOSED) {
      return new Problem(ProblemKind.STOPPING, detail, "Send the request again in a moment.");
    }
    return new Problem(
        ProblemKind.STORE_FAILED,
        "code %s; the server's log says more".formatted(e.code()),
        "Look into the log of the server.");
  }

  private static Request request(
      Match match, String method, ServerRequest incoming, Caller caller) {
    var prologue = incoming.prologue();
    String path = prologue.uriPath().rawPath();
    String query = prologue.query().rawValue();
    return new Request(
        method,
        query.isEmpty() ? path : path + "?" + query,
        match instanceof Match.Found found ? found.parameters() : Map.of(),
        query.isEmpty() ? Map.of() : QueryString.parse(query),
        headers(incoming),
        caller,
        () -> incoming.content().inputStream());
  }

  private static Request.Headers headers(ServerRequest incoming) {
    return new Request.Headers() {
      @Override
      public Optional<String> first(String name) {
        return Dispatcher.first(incoming, HeaderNames.create(name));
      }

      @Override
      public Optional<String> last(String name) {
        HeaderName header = HeaderNames.create(name);
        return incoming.headers().contains(header)
            ? Optional.of(incoming.headers().get(header).allValues().getLast())
            : Optional.empty();
      }
    };
  }

  private static Optional<String> first(ServerRequest incoming, HeaderName name) {
    var headers = incoming.headers();
    return headers.contains(name) ? Optional.of(headers.get(name).get()) : Optional.empty();
  }

  /// Without the query, which may hold a secret.
  private static String pathOf(Request request) {
    int question = request.target().indexOf('?');
    return question < 0 ? request.target() : request.target().substring(0, question);
  }

  private static void send(Answer answer, String method, ServerResponse outgoing) {
    outgoing.status(Status.create(answer.status()));
    ServerResponseHeaders headers = outgoing.headers();
    ALWAYS.forEach(headers::set);
    if (answer.contentType().equals(Answer.JSON)) {
      headers.set(JSON);
    } else {
      headers.set(HeaderNames.CONTENT_TYPE, answer.contentType());
    }
    if (!answer.headers().containsKey("Cache-Control")) {
      headers.set(NO_STORE);
    }
    answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    Answer.Stream stream = answer.stream();
    if (stream != null && answer.contentType().equals(Answer.EVENTS)) {
      follow(stream, outgoing);
    } else if (stream != null) {
      send(stream, method, outgoing);
    } else if (method.equals("HEAD")) {
      headers.contentLength(answer.body().length);
      outgoing.send();
    } else {
      outgoing.send(answer.body());
    }
  }

  /// Sends events until they end, or the reader leaves, which is nobody's fault.
  private static void follow(Answer.Stream stream, ServerResponse outgoing) {
    try (OutputStream out = outgoing.outputStream()) {
      stream.writeTo(out);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the reader left", e);
    }
  }

  /// Sends a long body from a thread of its own: packing it would hold up those that share a
  /// carrier of virtual threads.
  private static void send(Answer.Stream stream, String method, ServerResponse outgoing) {
    var failure = new AtomicReference<@Nullable Throwable>();
    Runnable download =
        () -> {
          try {
            if (method.equals("HEAD")) {
              stream.writeTo(OutputStream.nullOutputStream());
              outgoing.send();
            } else {
              OutputStream out = outgoing.outputStream();
              stream.writeTo(out);
              out.close(); // not after a failure: it would say that the answer is whole
            }
          } catch (IOException | RuntimeException | Error e) {
            failure.set(e);
          }
        };
    Thread writer = Thread.ofPlatform().name("download").daemon().start(download);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable broken = failure.get();
    if (broken != null) {
      LOG.log(System.Logger.Level.WARNING, "A download broke off: " + broken);
      throw new CloseConnectionException("the download broke off", broken);
    }
  }

  /// How a request that is not even HTTP is refused.
  static DirectHandler unreadable() {
    return (_, _, status, headers, message) -> {
      Answer answer =
          new Problem(
                  ProblemKind.BAD_HTTP,
                  message == null ? status.reasonPhrase() : message,
                  "Check the request line, the headers and the length of the body.")
              .asJson();
      headers.set(HeaderNames.CONTENT_TYPE, answer.contentType());
      return DirectHandler.TransportResponse.builder()
          .status(status)
          .headers(headers)
          .keepAlive(false)
          .entity(answer.body())
          .build();
    };
  }
}
