package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.assist.Answer;
import io.shopkeeper.assist.evaluation.AssistantProtocol.Answered;
import io.shopkeeper.assist.evaluation.Probe;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.serve.api.ConversationJson;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Probes of an assistant and its answers, an object a line; `docs/assistant.md` has the format.
final class ProbeFile {
  private ProbeFile() {}

  /// @throws CommandException if it cannot be read, with the line
  static List<Probe> read(Path path) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (IOException e) {
      throw new CommandException("cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
    var probes = new ArrayList<Probe>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        probes.add(probe(path, i + 1, lines.get(i)));
      }
    }
    return probes;
  }

  private static Probe probe(Path path, int number, String line) {
    try {
      Map<String, Object> object = JsonTree.object(line);
      List<String> turns = texts(object.get("turns"));
      List<String> asked = turns.isEmpty() ? texts(object.get("question")) : turns;
      String customer = text(object.get("customer"));
      String id = text(object.get("id"));
      return new Probe(
          id == null ? Integer.toString(number) : id,
          customer == null ? null : new CustomerId(customer),
          asked,
          texts(object.get("facts")),
          texts(object.get("forbidden")),
          texts(object.get("outcomes")),
          object.containsKey("requests") ? texts(object.get("requests")) : null,
          text(object.get("language")));
    } catch (ProblemException | IllegalArgumentException e) {
      throw new CommandException(
          "%s, line %d: %s; a probe is {\"id\": …, \"question\": …}"
              .formatted(path, number, e.getMessage()),
          e);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(Object::toString).toList();
      default -> List.of(value.toString());
    };
  }

  /// Writes what was answered to each, in the order of the probes.
  ///
  /// @throws CommandException if it cannot be written
  static void write(List<Answered> answered, Path path) {
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      for (Answered one : answered) {
        out.write(line(one));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new CommandException("cannot write %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static String line(Answered one) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("id", one.probe().id());
      json.writeArrayPropertyStart("answers");
      for (Answer answer : one.answers()) {
        json.writeStartObject();
        json.writeStringProperty("outcome", ConversationJson.name(answer.outcome()));
        json.writeStringProperty("language", ConversationJson.tag(answer.language()));
        json.writeStringProperty("text", answer.text());
        ConversationJson.writeSources(json, answer.sources());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("requests");
      one.requests().forEach(json::writeString);
      json.writeEndArray();
      if (one.probe().requests() != null) {
        json.writeBooleanProperty("fulfilled", one.fulfilled());
      }
      json.writeEndObject();
    });
  }
}
