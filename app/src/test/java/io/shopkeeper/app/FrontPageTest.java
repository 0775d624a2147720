package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the front page shows of one shop on two platforms, run as it is written there.
class FrontPageTest {
  private static final Path ROOT = Path.of("..");
  private static final String PROMPT = "$ ./shopkeeper ";
  private static final String LEFT_OUT = "…";
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /// A command and lines of what it prints.
  private record Shown(String command, List<String> lines) {}

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh.md"})
  void everyLineThatIsShownIsPrinted(String page, @TempDir Path data) throws IOException {
    List<Shown> shown = shown(Files.readAllLines(ROOT.resolve(page)));
    assertThat(shown).hasSize(4);
    for (Shown one : shown) {
      Run run = Run.inProcess(words(one.command(), data));
      assertThat(run.status()).as(run.err()).isZero();
      List<String> printed = run.out().lines().map(String::stripTrailing).toList();
      assertThat(printed).as(one.command()).containsSubsequence(one.lines());
    }
  }

  private static List<Shown> shown(List<String> page) {
    var shown = new ArrayList<Shown>();
    boolean within = false;
    for (String line : page) {
      if (line.startsWith(PROMPT)) {
        within = true;
        shown.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (line.startsWith("```")) {
        within = false;
      } else if (within && !line.equals(LEFT_OUT)) {
        shown.getLast().lines().add(line.stripTrailing());
      }
    }
    return shown;
  }

  private static String[] words(String command, Path data) {
    List<String> words = new ArrayList<>();
    for (MatchResult word : WORD.matcher(command).results().toList()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(text.startsWith("examples/") ? ROOT.resolve(text).toString() : text);
    }
    words.addAll(List.of("--data-dir", data.toString()));
    return words.toArray(String[]::new);
  }
}
