package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recommendations as a person reads them.
final class RecommendationText {
  private static final int REASONS = 3;

  private RecommendationText() {}

  /// Prints an answer of the HTTP interface: as it is for a program, in words for a person.
  static void print(String answer, Terminal terminal) {
    if (terminal.json()) {
      terminal.out().println(answer);
      return;
    }
    Map<String, Object> document = JsonTree.object(answer);
    terminal.answer(
        "%s (model %s)".formatted(basis(text(document, "basis")), text(document, "model")));
    if (document.get("notes") instanceof List<?> notes) {
      notes.forEach(note -> terminal.answer("! " + note));
    }
    int rank = 0;
    for (Map<String, Object> item : JsonTree.objects(document.get("items"))) {
      terminal.answer(
          "%3d. %-12s %s   %.4f"
              .formatted(
                  ++rank, text(item, "product"), text(item, "title"), number(item, "score")));
      List<Map<String, Object>> reasons = JsonTree.objects(item.get("reasons"));
      reasons.stream().limit(REASONS).forEach(reason -> terminal.answer("       " + why(reason)));
      List<Map<String, Object>> rest = reasons.stream().skip(REASONS).toList();
      if (!rest.isEmpty()) {
        terminal.answer(
            "       %+.4f  %d smaller reasons"
                .formatted(
                    rest.stream().mapToDouble(reason -> number(reason, "contribution")).sum(),
                    rest.stream().mapToInt(RecommendationText::count).sum()));
      }
    }
  }

  private static int count(Map<String, Object> reason) {
    return reason.get("count") instanceof Number several ? several.intValue() : 1;
  }

  private static String basis(String name) {
    return switch (name) {
      case "customer_history" -> "From what this customer did";
      case "session_history" -> "From this visit";
      case "popular" -> "Nothing that helps is known of this customer: what many bought lately";
      case "personalisation_refused" ->
          "The customer refused personalisation: what many bought lately";
      case "neighbours" -> "What the same customers bought, carted or viewed";
      case "purchase_intervals" -> "What this customer usually buys again by now";
      case "same_orders" -> "What is in the same orders";
      case "same_category" -> "No neighbours yet: what is popular in the same category";
      case "no_model" -> "Nothing has been trained yet: 'shopkeeper train'";
      default -> name;
    };
  }

  static String why(Map<String, Object> reason) {
    String words =
        switch (text(reason, "type")) {
          case "because_of" ->
              "%s %s, as did %s of this product's customers"
                  .formatted(
                      text(reason, "relation"), product(reason), text(reason, "customersInCommon"));
          case "followed" ->
              "%s customers who had %s took it with or after that"
                  .formatted(text(reason, "customers"), product(reason));
          case "due" ->
              "bought %s times, usually every %.0f days; the last was %.0f days ago"
                  .formatted(
                      text(reason, "times"),
                      number(reason, "usualDays"),
                      number(reason, "daysSince"));
          case "in_same_orders" ->
              "in %s of the %s orders with %s, %.1f times as often as by chance"
                  .formatted(
                      text(reason, "together"),
                      text(reason, "ordersOfProduct"),
                      product(reason),
                      number(reason, "lift"));
          case "bought_before" ->
              "bought in %s of %s baskets, %s baskets ago"
                  .formatted(
                      text(reason, "times"), text(reason, "baskets"), text(reason, "basketsSince"));
          case "often_bought" -> "%s customers have bought it".formatted(text(reason, "customers"));
          case "next_in_sequence" ->
              "often next after the last %s products, %s the newest of them"
                  .formatted(text(reason, "read"), product(reason));
          case "popular" ->
              "%s customers bought it in the last %s days"
                  .formatted(text(reason, "buyers"), text(reason, "days"));
          case "alike" ->
              "%s customers had both; cosine %.3f × shrinkage %.3f × popularity %.3f"
                  .formatted(
                      text(reason, "customersInCommon"),
                      number(reason, "cosine"),
                      number(reason, "shrinkage"),
                      number(reason, "popularity"));
          case "rule" -> "rule %s (%s)".formatted(text(reason, "name"), text(reason, "effect"));
          case "weighed" -> weighed(reason);
          default -> "%s smaller reasons".formatted(text(reason, "count"));
        };
    return "%+.4f  %s".formatted(number(reason, "contribution"), words);
  }

  /// As in "P profile.liking: brand=Nivea, 0.60".
  private static String weighed(Map<String, Object> reason) {
    if (text(reason, "topic").equals("neutral")) {
      return "what any product gets of which nothing is known";
    }
    String about = product(reason) + text(reason, "value");
    String figure = reason.containsKey("figure") ? "%.2f".formatted(number(reason, "figure")) : "";
    return "%s %s: %s"
        .formatted(
            text(reason, "part"),
            text(reason, "topic"),
            Stream.of(about, figure)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
  }

  static String product(Map<String, Object> reason) {
    String title = text(reason, "title");
    return title.isEmpty() ? text(reason, "product") : title;
  }

  static String text(Map<String, Object> members, String name) {
    Object value = members.get(name);
    return value == null ? "" : value.toString();
  }

  static double number(Map<String, Object> members, String name) {
    return members.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
