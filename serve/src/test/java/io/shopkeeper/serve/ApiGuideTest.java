package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the guide do what it says.
class ApiGuideTest {
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyCommandOfTheGuideWorks(@TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(
        List.of("/usr/bin/curl", "/usr/local/bin/curl", "/bin/curl").stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path))),
        "no curl");
    String guide = Files.readString(Path.of("../docs/api.md"));
    try (var shop = ServedShop.limited(directory, 1_000)) {
      var blocks = COMMANDS.matcher(guide).results().map(match -> match.group(1)).toList();
      assertThat(blocks).hasSizeGreaterThan(5);
      for (String block : blocks) {
        var builder = new ProcessBuilder("sh", "-ec", block).redirectErrorStream(true);
        builder.environment().put("SHOP", shop.server().address().toString());
        builder.environment().put("KEY", shop.server().firstKey().orElseThrow());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(block + output).isZero();
      }
    }
  }
}
