package io.shopkeeper.serve.console;

import static io.shopkeeper.serve.http.Access.ADMINISTER;

import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.MessageList;
import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.CsvText;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Recommender;
import io.shopkeeper.serve.api.RecommendationJson;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Facts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What everybody who may be written to would be shown now, as a file for a program that sends
/// mail: under the shop's rules, of what is in stock, without what they declined or have bought.
///
/// Whom to leave out is told by [MessageList]; how many were, by reason, stands in a header. The
/// file is written as it is computed, one answer of the recommender after the other.
public final class MailingFile {
  /// How many were left out, by reason.
  public static final String LEFT_OUT = "Shopkeeper-Left-Out";

  private static final int PRESET = 5;
  private static final int MOST = 50;
  private static final String HEADINGS =
      "customer,place,product,title,price,currency,score,reason,basis,model";

  private final Templates templates;
  private final Recommender recommender;
  private final ShopCampaigns campaigns;
  private final Facts facts;

  public MailingFile(
      Shop shop,
      Recommender recommender,
      ShopCampaigns campaigns,
      Facts facts,
      InstantSource clock) {
    this.templates = new Templates(shop, clock, new Assets());
    this.recommender = recommender;
    this.campaigns = campaigns;
    this.facts = facts;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(Route.api("GET", "/api/v1/recommendations/mailing", ADMINISTER, this::show));
  }

  /// `?campaign=ID` for whom that may be sent to, or `?audience=NAME` of the shop's customers;
  /// everybody without either. `format=json` for a line of JSON for each customer.
  public Answer show(Request request) {
    MessageList messages = messages(request);
    int count = request.number("count", PRESET, 1, MOST);
    Texts t = templates.view(request).t();
    Answer file =
        switch (request.queried("format").orElse("csv")) {
          case "csv" ->
              Answer.download(
                  "text/csv; charset=utf-8", "mailing.csv", out -> csv(out, messages, count, t));
          case "json" ->
              Answer.download(
                  "application/jsonl", "mailing.jsonl", out -> jsonLines(out, messages, count));
          default ->
              throw Problem.badRequest(
                      "format is '%s'".formatted(request.queried("format").orElse("")),
                      "Give csv, or json for a line for each customer.")
                  .asException();
        };
    return file.with(
        LEFT_OUT,
        messages.leftOut().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining(", ")));
  }

  private MessageList messages(Request request) {
    Optional<String> campaign = request.queried("campaign");
    if (campaign.isPresent()) {
      return campaigns.messages(
          campaigns
              .all()
              .find(campaign.get())
              .orElseThrow(() ->
                  Problem.notFound(
                          "there is no campaign '%s'".formatted(campaign.get()),
                          "See GET /api/v1/campaigns.")
                      .asException()));
    }
    List<String> names = request.query().getOrDefault("audience", List.of(Campaign.EVERYONE));
    for (String name : names) {
      if (!campaigns.audiences().contains(name)) {
        throw Problem.badRequest(
                "there is no audience '%s'".formatted(name),
                "Name one of "
                    + campaigns.audiences().stream().sorted().collect(Collectors.joining(", "))
                    + ".")
            .asException();
      }
    }
    return campaigns.messages(names);
  }

  private Recommendations shown(CustomerId customer, int count) {
    return recommender.recommend(
        new RecommendationRequest.ForCustomer(customer, null, count, Set.of()));
  }

  private void csv(OutputStream out, MessageList messages, int count, Texts t) throws IOException {
    var known = new Known();
    line(out, HEADINGS);
    for (CustomerId customer : messages.customers()) {
      Recommendations answer = shown(customer, count);
      Explained explained = Explained.of(answer, known::titles, t);
      for (int i = 0; i < answer.items().size(); i++) {
        Recommendation item = answer.items().get(i);
        Product product = known.of(item.product());
        Money price = product == null ? null : product.price();
        List<Explained.Why> why = explained.items().get(i).why();
        line(
            out,
            String.join(
                ",",
                CsvText.cell(customer.value()),
                String.valueOf(i + 1),
                CsvText.cell(item.product().value()),
                CsvText.cell(explained.items().get(i).title()),
                price == null ? "" : price.major().toPlainString(),
                price == null ? "" : price.currency().getCurrencyCode(),
                String.format(Locale.ROOT, "%.6f", item.score()),
                CsvText.cell(why.isEmpty() ? "" : why.getFirst().words()),
                answer.basis().name().toLowerCase(Locale.ROOT),
                answer.modelVersion()));
      }
    }
  }

  private void jsonLines(OutputStream out, MessageList messages, int count) throws IOException {
    var known = new Known();
    for (CustomerId customer : messages.customers()) {
      Recommendations answer = shown(customer, count);
      Map<ProductId, Product> products = known.of(RecommendationJson.named(answer.items()));
      line(
          out,
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("customer", customer.value());
            RecommendationJson.fields(json, answer, products);
            json.writeEndObject();
          }));
    }
  }

  /// Products that were looked up once: lists of many customers share most of theirs.
  private final class Known {
    private final Map<ProductId, Product> products = new HashMap<>();

    Map<ProductId, Product> of(Collection<ProductId> ids) {
      List<ProductId> unknown =
          ids.stream().filter(id -> !products.containsKey(id)).distinct().toList();
      if (!unknown.isEmpty()) {
        products.putAll(facts.products(unknown));
      }
      return products;
    }

    @Nullable Product of(ProductId id) {
      return products.get(id);
    }

    Map<ProductId, String> titles(Collection<ProductId> ids) {
      Map<ProductId, Product> known = of(ids);
      var titles = new HashMap<ProductId, String>();
      for (ProductId id : ids) {
        Product product = known.get(id);
        if (product != null) {
          titles.put(id, product.title());
        }
      }
      return titles;
    }
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
