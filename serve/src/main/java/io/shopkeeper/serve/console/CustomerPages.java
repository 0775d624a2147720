package io.shopkeeper.serve.console;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.reviewing.ReviewBehaviour;
import io.shopkeeper.profile.segment.RfmGrid;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.taste.Sign;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.figures.CustomerFigures;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.figures.Lineage;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ShopReviews;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Customers to look for, and who one of them is.
public final class CustomerPages {
  private static final int FOUND = 50;
  private static final int RECENT = 12;
  private static final int DEEDS = 60;
  private static final int THEMES = 5;
  private static final int SIGNS = 3;
  private static final int LIMIT = 8 * 1024;

  private final Templates templates;
  private final Shop shop;
  private final Customers customers;
  private final CustomerFigures figures;
  private final ProductFigures products;
  private final ShopReviews reviews;
  private final Erasures erasures;
  private final InstantSource clock;

  CustomerPages(
      Templates templates,
      Shop shop,
      Customers customers,
      CustomerFigures figures,
      ProductFigures products,
      ShopReviews reviews,
      Erasures erasures,
      InstantSource clock) {
    this.templates = templates;
    this.shop = shop;
    this.customers = customers;
    this.figures = figures;
    this.products = products;
    this.reviews = reviews;
    this.erasures = erasures;
    this.clock = clock;
  }

  /// An id that is known leads to its customer, part of one to a list.
  Answer find(Request request) {
    String words = request.queried("q").orElse("").strip();
    List<CustomerId> found = words.isEmpty() ? List.of() : customers.search(words, FOUND);
    Optional<CustomerId> exactly =
        found.stream().filter(id -> id.value().equals(words) || found.size() == 1).findFirst();
    if (exactly.isPresent()) {
      return Answer.seeOther("/customers/" + View.escape(exactly.get().value()));
    }
    return templates.page(
        request,
        "customers",
        Map.of(
            "words",
            words,
            "found",
            found,
            "more",
            found.size() == FOUND,
            "recent",
            figures.recent(RECENT)));
  }

  Answer show(Request request) {
    CustomerId id = Ids.parse(request.path("id"), CustomerId::new);
    CustomerProfile profile = profile(id);
    List<CustomerFigures.Deed> deeds =
        figures.timeline(customers.ids(profile), clock.instant(), DEEDS);
    Map<ProductId, String> titles =
        products.titles(deeds.stream().map(CustomerFigures.Deed::product).distinct().toList());
    var values = new HashMap<String, Object>();
    Texts t = templates.view(request).t();
    values.put("customer", CustomerView.of(t, profile, customers.wide(), shop.currency()));
    values.put(
        "outlook",
        customers.foreseen(profile).map(known -> OutlookView.of(t, known, shop.currency())));
    values.put("score", score(profile));
    values.put("segments", segments(id));
    values.put("deeds", deeds);
    values.put("titles", titles);
    return templates.page(request, "customer", values);
  }

  /// What a customer likes by meaning and how they review, which takes a reading of all events and
  /// is asked for by itself.
  Answer voice(Request request) {
    CustomerProfile profile = profile(Ids.parse(request.path("id"), CustomerId::new));
    Map<String, List<Sign>> signs = customers.signs(profile, THEMES, SIGNS);
    Optional<ReviewBehaviour> behaviour = customers.reviewing(profile, reviews.read());
    Stream<ProductId> named =
        Stream.concat(
            signs.values().stream().flatMap(List::stream).map(Sign::product),
            behaviour.stream()
                .flatMap(own -> own.aspects().stream())
                .flatMap(judged -> judged.quotes().stream())
                .map(ReviewBehaviour.Quote::product));
    Map<ProductId, String> titles =
        products.titles(named.filter(Objects::nonNull).distinct().toList());
    Texts t = templates.view(request).t();
    return templates.page(
        request,
        "customer-voice",
        Map.of(
            "themes",
            VoiceView.themes(t, profile, customers.wide(), signs, titles),
            "learned",
            customers.themes().isPresent(),
            "reviews",
            behaviour.map(own -> VoiceView.reviews(t, own, customers.shopReviewing(), titles)),
            "rows",
            Lineage.ofThemes(profile.countedAs())));
  }

  private CustomerProfile profile(CustomerId id) {
    return customers
        .profile(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "nothing is known of customer '%s'".formatted(id),
                    "Search for it on the page Customers.")
                .asException());
  }

  /// The names of the segments that are kept and hold a customer, by id.
  private Map<String, String> segments(CustomerId id) {
    Set<String> held = customers.saved().of(id);
    var names = new LinkedHashMap<String, String>();
    for (SavedSegment one : customers.saved().book().list()) {
      if (held.contains(one.id())) {
        names.put(one.id(), one.name());
      }
    }
    return names;
  }

  /// Erases a customer whose id was typed once more.
  Answer erase(Request request) {
    Map<String, List<String>> form = request.form(LIMIT);
    String customer = form.getOrDefault("customer", List.of("")).getFirst();
    if (!form.getOrDefault("again", List.of("")).getFirst().strip().equals(customer)) {
      throw Problem.badRequest(
              "the id that was typed is not that of the customer",
              "Go back and type it as it stands above.")
          .asException();
    }
    erasures.erase(Ids.parse(customer, CustomerId::new), request.caller().named());
    return Answer.seeOther("/customers");
  }

  /// Empty without an order when customers were last counted, and after a refusal.
  private Optional<RfmGrid.Score> score(CustomerProfile profile) {
    return profile
        .inferred()
        .map(_ -> customers.segments().grid().scores().get(profile.countedAs()));
  }
}
