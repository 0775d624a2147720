package io.shopkeeper.e2e;

import io.shopkeeper.serve.ServedShop;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// An experiment that runs on a served shop: of 1,600 customers of four days, half those of the new
/// arm bought, and a tenth of the old one's.
final class SampleExperiment {
  private static final String DECLARED =
      """
      {"id":"ranking","name":"New ranking","arms":["old","new"],"shares":[50,50],"planned":2000}\
      """;

  private static final String EXPOSURES =
      """
      INSERT INTO exposure(experiment, kind, unit, arm, seen_at)
      SELECT 'ranking', 'customer', 'x-' || i, if(i % 2 = 0, 'old', 'new'),
        TIMESTAMP '2026-11-01 10:00:00' + to_days((i // 2 % 4)::INTEGER)
      FROM range(1600) s(i)\
      """;

  private static final String ORDERS =
      """
      INSERT INTO event_line(shop, sequence, line, id_hash, content_hash, id, type, customer,
        channel, occurred_at, received_at, product, quantity, unit_price_minor, currency)
      SELECT (SELECT id FROM shop), 0, 0, 0, 0, 'x-' || i, 'purchase', 'x-' || i, 'web', happened, happened,
        'p-1', 1, 1000, (SELECT currency FROM shop)
      FROM (
        SELECT i, TIMESTAMP '2026-11-01 12:00:00' + to_days((i // 2 % 4)::INTEGER) AS happened
        FROM range(1600) s(i) WHERE i // 8 % 10 < if(i % 2 = 0, 1, 5))\
      """;

  private final ServedShop shop;

  SampleExperiment(ServedShop shop) {
    this.shop = shop;
  }

  void run() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      post(http, "/api/v1/experiments", DECLARED);
      post(http, "/api/v1/experiments/ranking/start", "");
    }
    shop.store().facts().update(new Query("exposures", EXPOSURES, List.of()));
    shop.store().facts().update(new Query("orders", ORDERS, List.of()));
  }

  private void post(HttpClient http, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(shop.server().address() + path))
            .header("Authorization", "Bearer " + ServedShop.LOCAL_KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    var reply = http.send(request, BodyHandlers.ofString());
    if (reply.statusCode() >= 300) {
      throw new IllegalStateException(reply.body());
    }
  }
}
