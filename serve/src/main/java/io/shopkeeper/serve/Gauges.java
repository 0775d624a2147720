package io.shopkeeper.serve;

import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.ServingModel;
import java.time.Duration;

/// The figures of the program that are read when somebody asks for the metrics.
final class Gauges {
  private Gauges() {}

  static void register(Metrics metrics, ShopServices services, Dispatcher dispatcher) {
    metrics.gauge(
        "shopkeeper_http_requests_running", "Requests being answered.", dispatcher::running);
    metrics.gauge(
        "shopkeeper_log_head",
        "Sequence number of the last event in the log.",
        () -> services.store().log().head());
    metrics.gauge(
        "shopkeeper_jobs_waiting",
        "Jobs that are queued or running.",
        () -> services.jobs().recent().stream().filter(job -> !job.over()).count());
    metrics.gauge(
        "shopkeeper_jobs_failed",
        "Jobs among the last that failed.",
        () ->
            services.jobs().recent().stream()
                .filter(job -> job.state() == Job.State.FAILED)
                .count());
    metrics.count(
        "shopkeeper_answers_phrased_total",
        "Answers to customers put as a language model chose.",
        () -> services.service().voice().phrased());
    metrics.count(
        "shopkeeper_answers_replaced_total",
        "Answers to customers said as composed, because a language model failed.",
        () -> services.service().voice().replaced());
    metrics.gauge(
        "shopkeeper_model_age_seconds",
        "Time since the model that answers was trained; NaN without one.",
        () ->
            services
                .model()
                .get()
                .map(model -> age(model, services).toMillis() / 1e3)
                .orElse(Double.NaN));
    metrics.gauge(
        "shopkeeper_model_events_behind",
        "Events in the log that the model has not seen; NaN without a model.",
        () ->
            services
                .model()
                .get()
                .map(model ->
                    (double) (services.store().log().head() - model.provenance().sequence()))
                .orElse(Double.NaN));
  }

  private static Duration age(ServingModel model, ShopServices services) {
    return Duration.between(model.provenance().trainedAt(), services.clock().instant());
  }
}
