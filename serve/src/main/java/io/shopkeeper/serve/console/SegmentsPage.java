package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.RfmGrid;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The shop's customers in groups, with customers of each to look at.
public final class SegmentsPage {
  private static final int MEMBERS = 50;

  private final Templates templates;
  private final Shop shop;
  private final Customers customers;

  SegmentsPage(Templates templates, Shop shop, Customers customers) {
    this.templates = templates;
    this.shop = shop;
    this.customers = customers;
  }

  Answer show(Request request) {
    int recency = request.number("recency", 0, 0, RfmGrid.FIFTHS);
    int frequency = request.number("frequency", 0, 0, RfmGrid.FIFTHS);
    CustomerSegments segments = customers.segments();
    // Who refused since the groups were counted is named no more.
    Set<String> refused = customers.refused();
    List<Map.Entry<String, RfmGrid.Score>> members =
        segments.grid().scores().entrySet().stream()
            .filter(one -> one.getValue().recency() == recency)
            .filter(one -> one.getValue().frequency() == frequency)
            .filter(one -> !refused.contains(one.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .limit(MEMBERS)
            .toList();
    Texts t = templates.view(request).t();
    return templates.page(
        request,
        "segments",
        Map.of(
            "segments", SegmentsView.of(t, segments, refused, shop.currency()),
            "recency", recency,
            "frequency", frequency,
            "members", members));
  }
}
