package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.RfmGrid;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Customers in groups.
public final class SegmentsApi {
  private static final double THOUSAND = 1_000;

  private final Customers customers;
  private final Currency currency;

  /// @param currency of the shop
  public SegmentsApi(Customers customers, Currency currency) {
    this.customers = customers;
    this.currency = currency;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(Route.api("GET", "/api/v1/segments", READ, this::show));
  }

  public Answer show(Request request) {
    CustomerSegments segments = customers.segments();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("currency", currency.getCurrencyCode());
          json.writeObjectPropertyStart("stages");
          segments
              .stages()
              .forEach((stage, count) ->
                  json.writeNumberProperty(stage.name().toLowerCase(Locale.ROOT), count));
          json.writeEndObject();
          json.writeArrayPropertyStart("rfm");
          for (RfmGrid.Cell cell : segments.grid().cells()) {
            json.writeStartObject();
            json.writeNumberProperty("recency", cell.recency());
            json.writeNumberProperty("frequency", cell.frequency());
            json.writeNumberProperty("customers", cell.customers());
            json.writeNumberProperty(
                "meanMoney",
                BigDecimal.valueOf(
                    Math.round(cell.meanMoney()),
                    Math.max(0, currency.getDefaultFractionDigits())));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberProperty("groupedCustomers", segments.looked());
          json.writeArrayPropertyStart("groups");
          for (CustomerSegments.Group group : segments.groups()) {
            json.writeStartObject();
            json.writeNumberProperty("share", Math.round(group.share() * THOUSAND) / THOUSAND);
            json.writeArrayPropertyStart("apart");
            group.apart().forEach(trait -> json.writeString(trait.text()));
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("saved");
          for (SavedSegment saved : customers.saved().book().list()) {
            json.writeStartObject();
            SegmentJson.fields(json, saved);
            json.writeNumberProperty("customers", customers.saved().count(saved));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }
}
