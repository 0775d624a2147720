package io.shopkeeper.assist.evaluation;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Questions to ask, each with the entries that answer it.
///
/// @param answers ids of entries of each question, of which any is right; none where no entry is;
///   no sets at all where the file does not say
record FaqQueries(List<String> questions, List<Set<String>> answers) {
  private static final String NONE = "none";
  private static final Set<String> HEADERS = Set.of("query", "question", "text", "问题");

  FaqQueries {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
  }

  /// Reads `question<TAB>answer` lines: an answer is the id of an entry or its whole question,
  /// several are parted by `|`, and `none` says that no entry is meant.
  ///
  /// @throws LanguageException if the file cannot be read, is empty, or names an unknown entry
  static FaqQueries read(Path file, List<FaqEntry> entries) {
    Map<String, String> ids = ids(entries);
    var questions = new ArrayList<String>();
    var answers = new ArrayList<Set<String>>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", 2);
      boolean header = i == 0 && HEADERS.contains(cells[0].strip().toLowerCase(Locale.ROOT));
      if (header || lines.get(i).isBlank()) {
        continue;
      }
      questions.add(cells[0]);
      if (cells.length > 1) {
        answers.add(answers(cells[1].strip(), ids, "%s:%d".formatted(file, i + 1)));
      }
    }
    if (questions.isEmpty() || (!answers.isEmpty() && answers.size() != questions.size())) {
      throw new LanguageException(
          LanguageException.Code.NOTHING_TO_LEARN,
          "'%s' has %d questions, %d of them with an answer: all or none must have one"
              .formatted(file, questions.size(), answers.size()));
    }
    return new FaqQueries(questions, answers);
  }

  private static Map<String, String> ids(List<FaqEntry> entries) {
    var ids = new HashMap<String, String>();
    for (FaqEntry entry : entries) {
      ids.putIfAbsent(NormalText.key(entry.question()), entry.id().value());
    }
    for (FaqEntry entry : entries) {
      ids.put(entry.id().value(), entry.id().value());
    }
    return ids;
  }

  private static Set<String> answers(String cell, Map<String, String> ids, String place) {
    var answers = new HashSet<String>();
    if (cell.equalsIgnoreCase(NONE)) {
      return answers;
    }
    for (String answer : ids.containsKey(NormalText.key(cell)) ? List.of(cell) : parts(cell)) {
      String id = ids.getOrDefault(answer.strip(), ids.get(NormalText.key(answer)));
      if (id == null) {
        throw new LanguageException(
            LanguageException.Code.FILE_UNREADABLE,
            "%s: no entry has the id or the question '%s'".formatted(place, answer));
      }
      answers.add(id);
    }
    return answers;
  }

  private static List<String> parts(String cell) {
    return List.of(cell.split("\\|"));
  }

  private static List<String> lines(Path file) {
    try {
      return PlainOrGzip.text(file).lines().toList();
    } catch (IOException e) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(file, e), e);
    }
  }
}
