package io.shopkeeper.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// What a shop that is served has.
record ServedShop(Server server) {

  /// The ids of a view that need no escaping in a path or in JSON.
  List<String> ids(String view) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/export/" + view))
            .header("Authorization", "Bearer " + server.key())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      String csv = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      List<String> ids =
          csv.lines()
              .skip(1)
              .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
              .filter(id -> id.matches("[A-Za-z0-9_-]+"))
              .toList();
      if (ids.isEmpty()) {
        throw new IllegalStateException("the shop has no " + view + ": " + csv);
      }
      return ids;
    }
  }
}
