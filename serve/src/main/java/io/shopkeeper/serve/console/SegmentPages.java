package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.RfmGrid;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.profile.segment.shop.ShopSegments;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The shop's customers in groups: those that are counted, a builder that tells of how many a
/// condition holds while it is typed, and the segments that were kept under a name.
public final class SegmentPages {
  private static final int MEMBERS = 50;
  private static final int FORM = 16 * 1024;

  private final Templates templates;
  private final Shop shop;
  private final Customers customers;

  SegmentPages(Templates templates, Shop shop, Customers customers) {
    this.templates = templates;
    this.shop = shop;
    this.customers = customers;
  }

  Answer show(Request request) {
    return page(request, name -> request.queried(name).orElse(""), "");
  }

  /// What the builder tells while a condition is typed.
  Answer count(Request request) {
    Texts t = templates.view(request).t();
    return templates.page(
        request,
        "segment-preview",
        Map.of("t", t, "preview", preview(t, request.queried("where").orElse(""))));
  }

  /// Keeps a condition, or the members of a group that was found, under a name.
  Answer keep(Request request) {
    UnaryOperator<String> typed = typed(request.form(FORM));
    String id = typed.apply("id").strip();
    String name = typed.apply("name").isBlank() ? id : typed.apply("name").strip();
    String who = request.caller().named();
    try {
      String group = typed.apply("group");
      String alike = typed.apply("alike");
      if (!alike.isEmpty()) {
        String size = typed.apply("size");
        int count = size.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(size) : 1;
        customers.keepAlike(id, name, asked(alike, 0), count, who);
      } else if (group.isEmpty()) {
        customers.saved().book().put(id, name, SegmentRule.where(typed.apply("where")), who);
      } else {
        customers.saved().book().put(id, name, group(group).members(), who);
      }
      return Answer.seeOther("/segments/" + View.escape(id));
    } catch (IllegalArgumentException e) {
      return page(request, typed, String.valueOf(e.getMessage())).status(400);
    }
  }

  private CustomerSegments.Group group(String number) {
    List<CustomerSegments.Group> groups = customers.segments().groups();
    int place = number.matches("[1-9]") ? Integer.parseInt(number) : groups.size() + 1;
    if (place > groups.size()) {
      throw new IllegalArgumentException("there is no group %s any more".formatted(number));
    }
    return groups.get(place - 1);
  }

  Answer remove(Request request) {
    customers
        .saved()
        .book()
        .remove(typed(request.form(FORM)).apply("id"), request.caller().named());
    return Answer.seeOther("/segments");
  }

  /// A segment at one version, with all of them.
  Answer one(Request request) {
    String id = request.path("id");
    ShopSegments saved = customers.saved();
    SavedSegment segment = asked(id, request.number("version", 0, 0, Integer.MAX_VALUE));
    Texts t = templates.view(request).t();
    int size = request.number("alike", 0, 0, Integer.MAX_VALUE);
    return templates.page(
        request,
        "segment",
        Map.of(
            "segment",
            segment,
            "versions",
            saved.book().history(id),
            "alike",
            size == 0
                ? AlikeView.unasked(saved, segment)
                : AlikeView.of(t, customers, segment, size),
            "preview",
            SegmentPreview.of(t, saved.members(segment), saved.population(), shop.currency())));
  }

  private SavedSegment asked(String id, int version) {
    return customers
        .saved()
        .book()
        .find(new SegmentVersion(id, version))
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no segment '%s' of that version".formatted(id),
                    "Go back to the segments.")
                .asException());
  }

  private Answer page(Request request, UnaryOperator<String> typed, String fault) {
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
    var values = new HashMap<String, Object>();
    values.put("segments", SegmentsView.of(t, segments, refused, shop.currency()));
    values.put("recency", recency);
    values.put("frequency", frequency);
    values.put("members", members);
    values.put("saved", saved(t));
    values.put(
        "draft",
        Map.of(
            "id", typed.apply("id"), "name", typed.apply("name"), "where", typed.apply("where")));
    values.put("preview", preview(t, typed.apply("where")));
    values.put("names", names());
    values.put("fault", fault);
    return templates.page(request, "segments", values);
  }

  private Map<SavedSegment, String> saved(Texts t) {
    ShopSegments saved = customers.saved();
    var counts = new LinkedHashMap<SavedSegment, String>();
    saved.book().list().forEach(one -> counts.put(one, t.number(saved.count(one))));
    return counts;
  }

  private SegmentPreview preview(Texts t, String where) {
    try {
      return SegmentPreview.of(
          t,
          customers.saved().members(SegmentRule.where(where)),
          customers.saved().population(),
          shop.currency());
    } catch (IllegalArgumentException e) {
      return SegmentPreview.faulty(String.valueOf(e.getMessage()));
    }
  }

  private static String names() {
    return Arrays.stream(CustomerFigure.values())
        .map(CustomerFigure::wireName)
        .collect(Collectors.joining(" · "));
  }

  private static UnaryOperator<String> typed(Map<String, List<String>> form) {
    return name -> form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
