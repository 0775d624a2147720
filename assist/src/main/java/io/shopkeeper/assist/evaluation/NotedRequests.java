package io.shopkeeper.assist.evaluation;

import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.ServiceRequest;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A desk whose requests nobody sees to: what a rehearsal registers is only noted. For one thread.
public final class NotedRequests implements ServiceDesk {
  private final List<String> noted = new ArrayList<>();

  /// Forgets what was noted.
  void begin() {
    noted.clear();
  }

  @Override
  public String open(ServiceRequest request) {
    ProductId product = request.product();
    String words =
        "%s %s %s"
            .formatted(
                request.kind().name().toLowerCase(Locale.ROOT),
                request.order(),
                product == null ? "all" : product);
    if (!noted.contains(words)) {
      noted.add(words);
    }
    return "R-" + (noted.indexOf(words) + 1);
  }

  /// What was registered since, in order.
  List<String> noted() {
    return List.copyOf(noted);
  }
}
