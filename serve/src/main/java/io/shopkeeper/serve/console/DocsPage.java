package io.shopkeeper.serve.console;

import io.shopkeeper.serve.api.OpenApi;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The API to read: drawn from the OpenAPI document, so that both say the same.
public final class DocsPage {
  private final Templates templates;

  DocsPage(Templates templates) {
    this.templates = templates;
  }

  /// One operation of the API.
  ///
  /// @param roles empty if anyone may
  /// @param request an example of the body; empty without one
  /// @param answer an example; empty without one
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      String roles,
      List<Parameter> parameters,
      String request,
      String answer) {}

  /// A parameter of the path or the query.
  public record Parameter(String name, String place, String description) {}

  Answer show(Request request) {
    Map<String, Object> document = JsonTree.object(OpenApi.document());
    var byTag = new LinkedHashMap<String, List<Operation>>();
    for (Object tag : (List<?>) at(document, "tags")) {
      byTag.put(text(tag, "name"), new ArrayList<>());
    }
    map(at(document, "paths"))
        .forEach((path, methods) ->
            map(methods)
                .forEach((method, operation) -> {
                  String tag = String.valueOf(((List<?>) at(operation, "tags")).getFirst());
                  byTag
                      .computeIfAbsent(tag, _ -> new ArrayList<>())
                      .add(operation(method, path, operation));
                }));
    return templates.page(
        request,
        "docs",
        Map.of("introduction", text(at(document, "info"), "description"), "operations", byTag));
  }

  private static Operation operation(String method, String path, Object operation) {
    var parameters = new ArrayList<Parameter>();
    if (at(operation, "parameters") instanceof List<?> list) {
      for (Object parameter : list) {
        parameters.add(
            new Parameter(
                text(parameter, "name"), text(parameter, "in"), text(parameter, "description")));
      }
    }
    return new Operation(
        text(operation, "operationId"),
        method.toUpperCase(Locale.ROOT),
        path,
        text(operation, "summary"),
        text(operation, "description"),
        text(operation, "x-roles"),
        parameters,
        example(at(operation, "requestBody")),
        answer(at(operation, "responses")));
  }

  private static String answer(Object responses) {
    return map(responses).entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> example(response.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String example(Object holder) {
    Object example = at(at(at(holder, "content"), "application/json"), "example");
    return example.equals("") ? "" : JsonTree.text(example);
  }

  /// Without the marks of Markdown.
  private static String text(Object holder, String name) {
    return String.valueOf(at(holder, name)).replace("`", "");
  }

  /// A member, or an empty text where there is none.
  private static Object at(Object holder, String name) {
    Object member = map(holder).get(name);
    return member == null ? "" : member;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object holder) {
    return holder instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
