package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.serve.console.Templates;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws the pages of the shop.
final class Front {
  private final Templates templates;
  private final Facts facts;
  private final Aisles aisles;

  Front(Templates templates, Facts facts, InstantSource clock) {
    this.templates = templates;
    this.facts = facts;
    this.aisles = new Aisles(facts, clock);
  }

  Aisles aisles() {
    return aisles;
  }

  /// The words for the one who asks.
  Wording wording(Request request) {
    return new Wording(facts, templates.view(request).t());
  }

  /// A page from a template of the shop; `frame` is added to the values.
  Answer page(Request request, Visitor visitor, String template, Map<String, Object> values) {
    var view = templates.view(request);
    CustomerId customer = visitor.who().customer();
    String said = visitor.said();
    var all = new HashMap<String, Object>(values);
    all.put(
        "frame",
        new Frame(
            view,
            visitor.seal(),
            visitor.pieces(),
            customer == null ? "" : customer.value(),
            aisles.below(List.of()),
            aisles.names(),
            said.isEmpty() ? "" : view.t().text(said)));
    return templates.page(request, "shop/" + template, all);
  }
}
