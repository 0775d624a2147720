package io.shopkeeper.assist.evaluation;

import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.evaluation.RecordFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Utterances with their intents, in the order of a file.
///
/// @param intents of all utterances, blank where unknown; or none
record Utterances(List<String> texts, List<String> intents) {
  private static final List<String> TEXTS =
      List.of("text", "utterance", "query", "instruction", "sentence", "question", "问题", "文本");
  private static final List<String> INTENTS =
      List.of("intent", "label", "class", "label_text", "category", "意图", "标签");
  private static final Set<String> OUT_OF_SCOPE =
      Set.of("oos", "out_of_scope", "out-of-scope", "out of scope");

  Utterances {
    texts = List.copyOf(texts);
    intents = List.copyOf(intents);
  }

  /// @throws LanguageException if the file cannot be read or has no column of utterances
  static Utterances read(Path path) {
    RecordFile file = RecordFile.read(path);
    int text = file.column(TEXTS);
    if (text < 0) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE,
          "'%s' has no column of utterances: one of %s is expected, not %s"
              .formatted(path, TEXTS, file.columns()));
    }
    int intent = file.column(INTENTS);
    return new Utterances(
        file.records().stream().map(row -> row.get(text)).toList(),
        intent < 0
            ? List.of()
            : file.records().stream().map(row -> row.get(intent).strip()).toList());
  }

  int size() {
    return texts.size();
  }

  boolean labelled() {
    return !intents.isEmpty();
  }

  /// Whether a record is said to ask for none of the intents.
  boolean outOfScope(int record) {
    return labelled() && OUT_OF_SCOPE.contains(intents.get(record).toLowerCase(Locale.ROOT));
  }

  /// Whether a record has an intent that can be learned.
  boolean teaches(int record) {
    return labelled() && !intents.get(record).isEmpty() && !outOfScope(record);
  }

  /// How many of some records ask for each intent.
  Map<String, Integer> counts(int[] records) {
    var counts = new HashMap<String, Integer>();
    for (int record : records) {
      counts.merge(intents.get(record), 1, Integer::sum);
    }
    return counts;
  }

  IntStream records() {
    return IntStream.range(0, size());
  }
}
