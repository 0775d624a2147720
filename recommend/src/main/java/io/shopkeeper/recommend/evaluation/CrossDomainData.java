package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.recommend.RecommendException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Two domains with customers in common, told by their ids; items of the two are not the same.
///
/// @param train of the target domain
/// @param test one item a user of the target domain
/// @param source all there is of the source domain
/// @param negatives items among which a test item is to be found, by user; empty where not given
public record CrossDomainData(
    List<UserItems> train,
    List<UserItems> test,
    List<UserItems> source,
    Map<String, List<String>> negatives) {
  /// `(user, item)`, then the negatives.
  private static final Pattern PAIR = Pattern.compile("\\(([^,]+),\\s*([^)]+)\\)\\s*(.*)");

  public CrossDomainData {
    train = List.copyOf(train);
    test = List.copyOf(test);
    source = List.copyOf(source);
    negatives = Map.copyOf(negatives);
    if (train.isEmpty() || test.isEmpty()) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "the target domain has %,d users in train and %,d in test"
              .formatted(train.size(), test.size()));
    }
  }

  /// Reads files in which a line is a user, an item and, if need be, a rating, parted by blanks;
  /// and negatives as `(user, item)` and item numbers behind it.
  ///
  /// @throws RecommendException with the line that is in another layout
  public static CrossDomainData read(Path train, Path test, Path source, @Nullable Path negatives) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    if (negatives != null) {
      lines(
          negatives,
          line -> {
            Matcher matcher = PAIR.matcher(line);
            if (!matcher.matches()) {
              return false;
            }
            others.put(matcher.group(1).strip(), List.of(matcher.group(3).strip().split("\\s+")));
            return true;
          });
    }
    return new CrossDomainData(pairs(train), pairs(test), pairs(source), others);
  }

  private static List<UserItems> pairs(Path file) {
    Map<String, List<String>> users = new LinkedHashMap<>();
    lines(
        file,
        line -> {
          String[] words = line.strip().split("\\s+");
          if (words.length < 2 || words.length > 4) {
            return false;
          }
          users.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words[1]);
          return true;
        });
    return users.entrySet().stream()
        .map(user -> new UserItems(user.getKey(), user.getValue()).distinct())
        .toList();
  }

  private interface LineReader {
    /// Whether the line is in the layout.
    boolean read(String line);
  }

  private static void lines(Path file, LineReader reader) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(PlainOrGzip.open(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !reader.read(line)) {
          throw new RecommendException(
              RecommendException.Code.FILE_UNREADABLE,
              "'%s', line %d is in another layout: '%s'"
                  .formatted(file, number, line.substring(0, Math.min(40, line.length()))));
        }
      }
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
  }
}
