package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on operations knows what a server tells of itself.
class OperationsPageTest {
  private static final Pattern TOLD = Pattern.compile("(?m)^# TYPE (\\w+) ");
  private static final Pattern NAMED = Pattern.compile("`(shopkeeper_\\w+)");

  @Test
  void everyMetricIsExplained(@TempDir Path directory) throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    try (var shop = ServedShop.start(directory)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      local.get("/metrics");

      assertThat(names(NAMED, page)).containsAll(names(TOLD, local.get("/metrics").text()));
    }
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }
}
