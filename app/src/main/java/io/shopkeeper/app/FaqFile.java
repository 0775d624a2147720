package io.shopkeeper.app;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.evaluation.RecordFile;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A shop's questions with their answers: JSON or JSON Lines, in which every object with a question
/// and an answer is one, however it is wrapped, or a table with a header. Those without an id are
/// numbered from 1; those without a question or an answer are left out.
final class FaqFile {
  private static final List<String> IDS = List.of("id", "faq_id", "question_id", "编号");
  private static final List<String> QUESTIONS = List.of("question", "prompt", "q", "title", "问题");
  private static final List<String> ANSWERS =
      List.of("answer", "response", "a", "reply", "答案", "回答");

  private final List<FaqEntry> entries = new ArrayList<>();
  private int number;

  /// @throws LanguageException if it cannot be read or holds no question with an answer
  static List<FaqEntry> read(Path path) {
    try {
      String text = PlainOrGzip.text(path);
      var file = new FaqFile();
      if (text.startsWith("{") || text.startsWith("[")) {
        file.json(text, path);
      } else {
        file.table(RecordFile.read(path));
      }
      if (file.entries.isEmpty()) {
        throw new LanguageException(
            LanguageException.Code.NOTHING_TO_LEARN,
            "'%s' holds no question with an answer: one of %s and one of %s are expected"
                .formatted(path, QUESTIONS, ANSWERS));
      }
      return file.entries;
    } catch (IOException e) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(path, e), e);
    }
  }

  private void json(String text, Path path) {
    try (JsonParser parser = Json.parser(text.getBytes(StandardCharsets.UTF_8))) {
      var fields = new HashMap<String, String>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> fields.clear();
          case VALUE_STRING, VALUE_NUMBER_INT -> {
            String name = parser.currentName();
            if (name != null) {
              fields.put(name.toLowerCase(Locale.ROOT), parser.getString());
            }
          }
          case END_OBJECT -> {
            add(first(fields, IDS), first(fields, QUESTIONS), first(fields, ANSWERS));
            fields.clear();
          }
          default -> {}
        }
      }
    } catch (JacksonException e) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE,
          "'%s', line %d: %s".formatted(path, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  private void table(RecordFile file) {
    int id = file.column(IDS);
    int question = file.column(QUESTIONS);
    int answer = file.column(ANSWERS);
    if (question >= 0 && answer >= 0) {
      for (List<String> row : file.records()) {
        add(id < 0 ? "" : row.get(id), row.get(question), row.get(answer));
      }
    }
  }

  private static String first(Map<String, String> fields, List<String> names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private void add(String id, String question, String answer) {
    if (!question.isBlank() && !answer.isBlank()) {
      number++;
      String own = id.isBlank() ? Integer.toString(number) : id.strip();
      entries.add(new FaqEntry(new FaqId(own), question.strip(), answer.strip()));
    }
  }
}
