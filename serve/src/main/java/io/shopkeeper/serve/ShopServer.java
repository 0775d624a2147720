package io.shopkeeper.serve;

import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.Gate;
import io.shopkeeper.serve.access.HostNames;
import io.shopkeeper.serve.access.PageOrigins;
import io.shopkeeper.serve.access.RateLimits;
import io.shopkeeper.serve.access.Sessions;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.serve.http.RouteTable;
import io.shopkeeper.serve.metrics.Metrics;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A running server. Safe for any number of threads.
public final class ShopServer {
  /// How long requests that are running may still take once the server stops.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(10);
  private static final String FIRST_KEY = "first administrator";

  private final WebServer server;
  private final Dispatcher dispatcher;
  private final Sessions sessions;
  private final Routes routes;
  private final ServiceRoutes.Sending sending;
  private final InetAddress host;
  private final @Nullable String firstKey;

  private ShopServer(
      WebServer server,
      Dispatcher dispatcher,
      Sessions sessions,
      Routes routes,
      ServiceRoutes.Sending sending,
      InetAddress host,
      @Nullable String firstKey) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.sessions = sessions;
    this.routes = routes;
    this.sending = sending;
    this.host = host;
    this.firstKey = firstKey;
  }

  /// Starts to answer; ready on return.
  ///
  /// @throws ServeException if the address cannot be had
  public static ShopServer start(ServeSettings settings, ShopServices services) {
    InetAddress host = resolve(settings);
    requireFree(host, settings);
    Admission admission =
        Admission.of(services.store().facts(), services.clock(), services.random());
    ApiKeys keys = admission.keys();
    Sessions sessions = admission.sessions();
    var gate =
        new Gate(
            keys,
            sessions,
            new RateLimits(settings.requestsPerSecond(), services.clock()),
            new RateLimits(settings.requestsPerAddress(), services.clock()),
            new HostNames(host, settings.hostNames()),
            settings.localKey());
    var metrics = new Metrics();
    var routes = new Routes(services, admission, gate::verifyKey, metrics);
    var dispatcher =
        new Dispatcher(
            new RouteTable(routes.all()),
            gate,
            new PageOrigins(keys),
            admission.audit(),
            metrics,
            routes::problem);
    Gauges.register(metrics, services, dispatcher);
    WebServer server = listen(host, settings, dispatcher);
    try {
      // Not before: the key can be told only once, by a server that came up.
      String firstKey = keys.list().isEmpty() ? keys.create(FIRST_KEY, Role.ADMIN).text() : null;
      return new ShopServer(
          server, dispatcher, sessions, routes, routes.service().sending(), host, firstKey);
    } catch (RuntimeException | Error e) {
      server.stop();
      throw e;
    }
  }

  private static WebServer listen(InetAddress host, ServeSettings settings, Dispatcher dispatcher) {
    var unreadable = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      unreadable.addHandler(type, Dispatcher.unreadable());
    }
    try {
      return WebServer.builder()
          .address(host)
          .port(settings.port())
          .shutdownHook(false)
          .shutdownGracePeriod(PATIENCE)
          .directHandlers(unreadable.build())
          // Else the end of an answer of several packets waits for the client's receipt: 40 ms.
          .connectionOptions(options -> options.tcpNoDelay(true))
          .routing(HttpRouting.builder().any(dispatcher))
          .build()
          .start();
    } catch (RuntimeException e) {
      throw cannotListen(settings, e);
    }
  }

  private static InetAddress resolve(ServeSettings settings) {
    try {
      return InetAddress.getByName(settings.host());
    } catch (UnknownHostException e) {
      throw cannotListen(settings, e);
    }
  }

  /// Looks whether a server could listen there now, for a program that has long work to do before.
  ///
  /// @throws ServeException if the address cannot be had
  public static void requireFree(ServeSettings settings) {
    requireFree(resolve(settings), settings);
  }

  /// Asked before the web server starts, whose own answer is a stack trace in the log.
  private static void requireFree(InetAddress host, ServeSettings settings) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, settings.port()));
    } catch (BindException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("in use")) {
        throw new ServeException(
            ServeException.Code.PORT_TAKEN,
            "Port %d on %s is taken by another program. Stop that program, or choose another port with --port."
                .formatted(settings.port(), settings.host()),
            e);
      }
      throw cannotListen(settings, e);
    } catch (IOException e) {
      throw cannotListen(settings, e);
    }
  }

  private static ServeException cannotListen(ServeSettings settings, Exception cause) {
    return new ServeException(
        ServeException.Code.CANNOT_LISTEN,
        "Cannot listen on %s: %s. Use an address of this machine and a port that its user may open."
            .formatted(settings, cause.getMessage()),
        cause);
  }

  /// Where the server answers, as in `http://127.0.0.1:8080`.
  public URI address() {
    String name = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
    String bracketed = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + bracketed + ":" + server.port());
  }

  /// The key of the first administrator, on the first start of a shop only: it cannot be told
  /// again.
  public Optional<String> firstKey() {
    return Optional.ofNullable(firstKey);
  }

  /// A link that logs one browser in as administrator, once, within ten minutes.
  public URI loginLink() {
    String token = sessions.link(new Caller("local", Role.ADMIN, false, true));
    return address().resolve("/login?token=" + token);
  }

  /// Refuses new requests, waits a few seconds for those that are running, and stops.
  public void stop() {
    dispatcher.refuse();
    routes.service().hush();
    try {
      for (long waited = 0; dispatcher.running() > 0 && waited < PATIENCE.toMillis(); ) {
        Thread.sleep(POLL);
        waited += POLL.toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    server.stop();
    sending.close();
    routes.flush();
  }
}
