package io.shopkeeper.serve.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shopkeeper.serve.http.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The figures behind `/metrics`. Counting costs some tens of nanoseconds; gauges are read when
/// asked for. Safe for any number of threads.
public final class Metrics {
  private static final double[] SECONDS = {
    .0002, .0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      Counter.builder()
          .name("shopkeeper_http_requests_total")
          .help("Requests answered, by route and status.")
          .labelNames("method", "route", "status")
          .withoutExemplars()
          .register(registry);
  private final Histogram durations =
      Histogram.builder()
          .name("shopkeeper_http_request_duration_seconds")
          .help("Time to answer a request, by route.")
          .labelNames("method", "route")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .withoutExemplars()
          .register(registry);
  private final Counter events =
      Counter.builder()
          .name("shopkeeper_events_total")
          .help("Events received over HTTP, by what became of them.")
          .labelNames("outcome")
          .withoutExemplars()
          .register(registry);

  private final Counter hooks =
      Counter.builder()
          .name("shopkeeper_hooks_total")
          .help("Webhooks received, by platform and what became of them.")
          .labelNames("platform", "outcome")
          .withoutExemplars()
          .register(registry);

  /// What became of an event that came over HTTP.
  public enum Outcome {
    ACCEPTED,
    DUPLICATE,
    REJECTED
  }

  public Metrics() {
    gauge(
        "shopkeeper_jvm_memory_used_bytes",
        "Java heap in use.",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    gauge(
        "shopkeeper_jvm_memory_max_bytes",
        "Java heap at most.",
        () -> Runtime.getRuntime().maxMemory());
    for (Outcome outcome : Outcome.values()) {
      counter(outcome);
    }
  }

  /// Adds a figure that is read when asked for; NaN where there is none.
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /// Adds a count that is kept elsewhere.
  ///
  /// @param name ends in `_total`
  public void count(String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  public void countEvents(Outcome outcome, long count) {
    if (count > 0) {
      counter(outcome).inc(count);
    }
  }

  /// @param outcome as in `taken`; one of few
  public void countHook(String platform, String outcome) {
    hooks.labelValues(platform, outcome).inc();
  }

  public long events(Outcome outcome) {
    return counter(outcome).getLongValue();
  }

  private CounterDataPoint counter(Outcome outcome) {
    return events.labelValues(outcome.name().toLowerCase(Locale.ROOT));
  }

  /// The figures of one route.
  public Timer timer(Route route) {
    return timer(route.method(), route.path());
  }

  /// The figures of requests that no route answered.
  public Timer timerOfUnrouted() {
    return timer("any", "none");
  }

  private Timer timer(String method, String path) {
    return new Timer(method, path);
  }

  /// Counts the answers of one route; a route that nobody asked for has no figures.
  public final class Timer {
    private static final int FIRST = 100;
    private static final int LAST = 599;

    private final String method;
    private final String path;
    private volatile @Nullable DistributionDataPoint seconds;
    private final AtomicReferenceArray<CounterDataPoint> byStatus =
        new AtomicReferenceArray<>(LAST - FIRST + 1);

    private Timer(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /// Counts an answer with its status.
    public void answered(int status, long nanos) {
      CounterDataPoint counter = byStatus.get(status - FIRST);
      if (counter == null) {
        counter = requests.labelValues(method, path, Integer.toString(status));
        byStatus.set(status - FIRST, counter);
      }
      counter.inc();
      DistributionDataPoint histogram = seconds;
      if (histogram == null) {
        histogram = durations.labelValues(method, path);
        seconds = histogram;
      }
      histogram.observe(nanos / 1e9);
    }
  }

  /// All figures in the text format of Prometheus.
  public byte[] text() {
    var out = new ByteArrayOutputStream(16 * 1024);
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.ALLOW_UTF8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static String contentType() {
    return PrometheusTextFormatWriter.CONTENT_TYPE;
  }
}
