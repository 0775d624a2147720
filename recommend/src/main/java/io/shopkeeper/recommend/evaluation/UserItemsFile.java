package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// The layout of the published data sets: a line is a user, then their items, parted by blanks.
///
/// UTF-8, gzip or plain told by the first bytes; ids may be any text without blanks; empty lines
/// are passed over and the lines of one user joined.
public final class UserItemsFile {

  /// Items read between two looks at the memory.
  private static final int OFTEN = 100_000;

  private UserItemsFile() {}

  /// Users in the order of their first line.
  ///
  /// @throws RecommendException if the file cannot be read to its end, or does not fit into the
  ///   memory
  public static List<UserItems> read(Path file) {
    return read(file, Memory.alone());
  }

  static List<UserItems> read(Path file, Memory memory) {
    Map<String, List<String>> users = new LinkedHashMap<>();
    Map<String, String> ids = new HashMap<>();
    long read = 0;
    try (BufferedReader lines = open(file)) {
      String line = lines.readLine();
      while (line != null) {
        var words = new StringTokenizer(line);
        if (words.hasMoreTokens()) {
          List<String> items = users.computeIfAbsent(words.nextToken(), _ -> new ArrayList<>());
          while (words.hasMoreTokens()) {
            items.add(ids.computeIfAbsent(words.nextToken(), id -> id));
            if (++read % OFTEN == 0) {
              var extent = new Extent(users.size(), users.size(), ids.size(), read, 0, 0);
              memory.require("reading '%s'".formatted(file), extent.read());
            }
          }
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
    return users.entrySet().stream()
        .map(user -> new UserItems(user.getKey(), user.getValue()))
        .toList();
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(PlainOrGzip.open(file), StandardCharsets.UTF_8));
  }
}
