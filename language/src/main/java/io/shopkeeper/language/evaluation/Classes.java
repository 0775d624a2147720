package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.LanguageException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The classes of a data set: numbers by value, then names by letters.
record Classes(List<String> names) {
  private static final Comparator<String> ORDER =
      Comparator.comparing(Classes::isNumber)
          .reversed()
          .thenComparing(name -> isNumber(name) ? Double.parseDouble(name) : 0)
          .thenComparing(Comparator.naturalOrder());

  /// @throws LanguageException if there are fewer than two
  static Classes of(List<String> labels, @Nullable Path file) {
    List<String> names = labels.stream().distinct().sorted(ORDER).toList();
    if (names.size() < 2) {
      throw new LanguageException(
          LanguageException.Code.NOTHING_TO_LEARN,
          "'%s' has fewer than two classes to tell apart: %s".formatted(file, names));
    }
    return new Classes(names);
  }

  private static boolean isNumber(String name) {
    return name.matches("-?\\d+(\\.\\d+)?");
  }

  /// Whether classes are values on a scale.
  boolean numeric() {
    return names.stream().allMatch(Classes::isNumber);
  }

  /// The number of each label.
  ///
  /// @throws IllegalArgumentException for a label that training does not know
  int[] numbers(List<String> labels) {
    return labels.stream()
        .mapToInt(label -> {
          int number = names.indexOf(label);
          if (number < 0) {
            throw new IllegalArgumentException(
                "label '%s' is not in train, which has %s".formatted(label, names));
          }
          return number;
        })
        .toArray();
  }

  /// The most probable class, of equals the last.
  static int best(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] >= probabilities[best]) {
        best = c;
      }
    }
    return best;
  }

  /// A prediction as it is written: the class and its probability.
  String line(double[] probabilities) {
    int best = best(probabilities);
    return String.format(Locale.ROOT, "%s\t%.6f", names.get(best), probabilities[best]);
  }
}
