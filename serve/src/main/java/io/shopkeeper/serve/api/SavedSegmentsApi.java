package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.LookAlikes;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.profile.segment.shop.ShopSegments;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Segments that are kept under a name: what a condition holds of, declaring, versions, members and
/// files of them.
public final class SavedSegmentsApi {
  private static final int LIMIT = 16 * 1024 * 1024;
  private static final int SAMPLE = 10;
  private static final int PAGE = 1_000;
  private static final int ALIKE = 100;
  private static final int MOST = 10_000;

  private final Customers customers;

  public SavedSegmentsApi(Customers customers) {
    this.customers = customers;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("POST", "/api/v1/segments", ADMINISTER, this::post),
        Route.api("GET", "/api/v1/segments/figures", READ, this::figures),
        Route.api("POST", "/api/v1/segments/preview", READ, this::preview),
        Route.api("GET", "/api/v1/segments/{id}", READ, this::show),
        Route.api("DELETE", "/api/v1/segments/{id}", ADMINISTER, this::delete),
        Route.api("GET", "/api/v1/segments/{id}/members", READ, this::members),
        Route.api("GET", "/api/v1/segments/{id}/alike", READ, this::alike),
        Route.api("GET", "/api/v1/segments/{id}/export", READ, this::export));
  }

  /// What conditions may ask about.
  public Answer figures(Request request) {
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("figures");
          for (CustomerFigure figure : CustomerFigure.values()) {
            json.writeStartObject();
            json.writeStringProperty("name", figure.wireName());
            json.writeStringProperty("kind", figure.isNumber() ? "number" : "text");
            json.writeArrayPropertyStart("otherNames");
            figure.otherNames().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"where":"orders >= 3 and category:tea > 30%"}`: how many, and some of them.
  public Answer preview(Request request) {
    SegmentRule.Where where = where(JsonFields.parse(request.body(LIMIT)));
    ShopSegments saved = customers.saved();
    Population population = saved.population();
    List<String> members = saved.members(where);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("customers", members.size());
          json.writeNumberProperty("of", population.size());
          json.writeStringProperty("counted", population.counted().toString());
          SegmentJson.sample(json, members.stream().limit(SAMPLE).toList(), population);
          json.writeEndObject();
        }));
  }

  /// `{"id":"loyal","name":"Loyal","where":"orders >= 3"}`, with `customers` in place of the
  /// condition for a list, `group` for one of the groups that were found, from 1, or `alike` for as
  /// many as `size` of those who are like another segment.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    String id = fields.text("id").orElse("");
    String name = fields.text("name").orElse(id);
    try {
      SavedSegment kept = keep(fields, id, name, request.caller().named());
      return Answer.json(
          201,
          Json.write(json -> {
            json.writeStartObject();
            SegmentJson.fields(json, kept);
            json.writeNumberProperty("customers", customers.saved().count(kept));
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  private SavedSegment keep(JsonFields fields, String id, String name, String who) {
    List<String> listed = fields.texts("customers");
    Optional<String> group = fields.text("group");
    Optional<String> alike = fields.text("alike");
    if (alike.isPresent()) {
      String size = fields.text("size").orElse("");
      if (!size.matches("[1-9][0-9]{0,6}")) {
        throw new IllegalArgumentException("size is '%s': how many are wanted".formatted(size));
      }
      return customers.keepAlike(id, name, found(alike.get(), 0), Integer.parseInt(size), who);
    }
    if (group.isPresent()) {
      return customers.saved().book().put(id, name, group(group.get()).members(), who);
    }
    return listed.isEmpty()
        ? customers.saved().book().put(id, name, where(fields), who)
        : customers.saved().book().put(id, name, listed, who);
  }

  private CustomerSegments.Group group(String number) {
    List<CustomerSegments.Group> groups = customers.segments().groups();
    if (!number.matches("[1-9]") || Integer.parseInt(number) > groups.size()) {
      throw new IllegalArgumentException(
          "groups that were found are told by a number from 1 to %d: '%s'"
              .formatted(groups.size(), number));
    }
    return groups.get(Integer.parseInt(number) - 1);
  }

  /// A segment with its versions and some of its customers.
  public Answer show(Request request) {
    SavedSegment segment = asked(request);
    ShopSegments saved = customers.saved();
    Population population = saved.population();
    List<String> members = saved.members(segment);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          SegmentJson.fields(json, segment);
          json.writeNumberProperty("customers", members.size());
          json.writeStringProperty("counted", population.counted().toString());
          SegmentJson.sample(json, members.stream().limit(SAMPLE).toList(), population);
          json.writeArrayPropertyStart("versions");
          for (SavedSegment version : saved.book().history(segment.id())) {
            json.writeStartObject();
            SegmentJson.fields(json, version);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  public Answer delete(Request request) {
    SavedSegment segment = asked(request);
    customers.saved().book().remove(segment.id(), request.caller().named());
    return Answer.json("{}".getBytes(StandardCharsets.UTF_8));
  }

  /// A page of ids.
  public Answer members(Request request) {
    SavedSegment segment = asked(request);
    String after = request.queried("after").orElse("");
    int count = request.number("count", PAGE, 1, MOST);
    ShopSegments saved = customers.saved();
    List<String> all = saved.members(segment);
    List<String> page = all.stream().filter(id -> id.compareTo(after) > 0).limit(count).toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("segment", segment.id());
          json.writeNumberProperty("version", segment.version());
          json.writeStringProperty("counted", saved.population().counted().toString());
          json.writeNumberProperty("total", all.size());
          json.writeArrayPropertyStart("customers");
          page.forEach(json::writeString);
          json.writeEndArray();
          if (page.size() == count && !page.getLast().equals(all.getLast())) {
            json.writeStringProperty("next", page.getLast());
          }
          json.writeEndObject();
        }));
  }

  /// Who is like the customers of a segment, with reasons, and how well such are found.
  public Answer alike(Request request) {
    SavedSegment segment = asked(request);
    int size = request.number("size", ALIKE, 1, MOST);
    try {
      LookAlikes alike = customers.alike(segment);
      return Answer.json(Json.write(json -> SegmentJson.alike(json, segment, alike, size)));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  /// All members with their figures.
  public Answer export(Request request) {
    SavedSegment segment = asked(request);
    ShopSegments saved = customers.saved();
    return new SegmentFile(saved.members(segment), saved.population(), customers.exports())
        .answer(request, "%s-%d".formatted(segment.id(), segment.version()));
  }

  private SavedSegment asked(Request request) {
    int version = request.number("version", 0, 0, Integer.MAX_VALUE);
    return found(request.path("id"), version);
  }

  private SavedSegment found(String id, int version) {
    return customers
        .saved()
        .book()
        .find(new SegmentVersion(id, version))
        .orElseThrow(() ->
            Problem.notFound(
                    version == 0
                        ? "there is no segment '%s'".formatted(id)
                        : "there is no version %d of segment '%s'".formatted(version, id),
                    "See GET /api/v1/segments.")
                .asException());
  }

  private static SegmentRule.Where where(JsonFields fields) {
    try {
      return SegmentRule.where(fields.text("where").orElse(""));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  private static RuntimeException bad(IllegalArgumentException e) {
    return Problem.badRequest(
            String.valueOf(e.getMessage()),
            "Give an id and a condition, as in {\"id\":\"loyal\",\"where\":\"orders >= 3\"}; GET"
                + " /api/v1/segments/figures names what it may ask about.")
        .asException();
  }
}
