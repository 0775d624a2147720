package io.shopkeeper.serve.api;

import io.shopkeeper.serve.figures.SalesFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the program itself is doing.
public final class OperationsApi {
  private static final byte[] READY = status("ready");
  private static final byte[] ALIVE = status("alive");

  private final Store store;
  private final SalesFigures sales;
  private final Supplier<Optional<ServingModel>> model;
  private final Metrics metrics;

  public OperationsApi(
      Store store, SalesFigures sales, Supplier<Optional<ServingModel>> model, Metrics metrics) {
    this.store = store;
    this.sales = sales;
    this.model = model;
    this.metrics = metrics;
  }

  /// Whether requests are taken and all parts of the store work; a server that stops says 503 by
  /// itself.
  public Answer ready(Request request) {
    store
        .failure()
        .ifPresent(failure -> {
          throw new Problem(
                  ProblemKind.STORE_FAILED,
                  failure.getMessage(),
                  "Start the program again; its log says more.")
              .asException();
        });
    return Answer.json(READY);
  }

  /// Answers also while the server stops.
  public Answer alive(Request request) {
    return Answer.json(ALIVE);
  }

  public Answer metrics(Request request) {
    return new Answer(200, Metrics.contentType(), metrics.text(), Map.of());
  }

  /// The figures of the console's overview.
  public Answer stats(Request request) {
    SalesFigures.Live live = sales.live();
    SalesFigures.Totals totals = sales.totals();
    @Nullable ServingModel serving = model.get().orElse(null);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("shop", store.shop().id().value());
          json.writeStringProperty("timeZone", store.shop().timeZone().getId());
          json.writeStringProperty("currency", store.shop().currency().getCurrencyCode());
          json.writeNumberProperty("products", totals.products());
          json.writeNumberProperty("customers", totals.customers());
          json.writeNumberProperty("orders", totals.orders());
          json.writeNumberProperty("eventsInLastMinute", live.eventsInLastMinute());
          json.writeNumberProperty("ordersToday", live.ordersToday());
          json.writeNumberProperty("revenueToday", live.revenueToday().major());
          json.writeNumberProperty("sequence", store.log().head());
          if (serving != null) {
            json.writeObjectPropertyStart("model");
            json.writeStringProperty("version", serving.version());
            json.writeStringProperty("trainedAt", serving.provenance().trainedAt().toString());
            json.writeNumberProperty("sequence", serving.provenance().sequence());
            json.writeEndObject();
          }
          json.writeEndObject();
        }));
  }

  private static byte[] status(String status) {
    return Json.write(json -> {
      json.writeStartObject();
      json.writeStringProperty("status", status);
      json.writeEndObject();
    });
  }
}
