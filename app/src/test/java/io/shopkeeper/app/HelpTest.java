package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {

  @Test
  void helpListsEveryCommand() {
    assertThat(Run.inProcess("--help").out())
        .contains(
            "demo",
            "run",
            "serve",
            "ingest",
            "quality",
            "fuse",
            "train",
            "models",
            "recommend",
            "similar",
            "search",
            "evaluate",
            "experiment",
            "keys",
            "people",
            "llm",
            "completion");
  }

  @Test
  void everyCommandExplainsItselfInEnglishAndChinese() {
    commands()
        .forEach((name, command) -> {
          if (!name.equals("help")) {
            assertThat(command.getUsageMessage()).as(name).containsPattern("\\p{IsHan}{4}");
          }
        });
  }

  @Test
  void everyCommandAndSubcommandAnswersHelp() {
    for (String words :
        new String[] {
          "serve",
          "evaluate recommend",
          "evaluate sequence",
          "evaluate next-basket",
          "evaluate sentiment",
          "experiment declare",
          "keys create",
          "llm check"
        }) {
      Run run = Run.inProcess((words + " --help").split(" "));
      assertThat(run.status()).as(words).isZero();
      assertThat(run.out()).as(words).contains("Usage: shopkeeper " + words, "--data-dir");
    }
  }

  @Test
  void everyLineOfHelpFitsATerminal() {
    commands()
        .forEach((name, command) ->
            assertThat(command.getUsageMessage().lines())
                .as(name)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100)));
  }

  /// Help is a format: a percent sign that stands for itself is written twice.
  @Test
  void percentSignsAreWrittenTwice() {
    words(new CommandLine(new Shopkeeper()).getCommandSpec())
        .forEach(line -> assertThat(line).matches("(?s)([^%]|%[%n])*"));
  }

  private static Stream<String> words(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    return Stream.of(
            Stream.of(usage.header()),
            Stream.of(usage.description()),
            Stream.of(usage.footer()),
            command.options().stream().flatMap(option -> Stream.of(option.description())),
            command.positionalParameters().stream().flatMap(it -> Stream.of(it.description())),
            command.subcommands().values().stream().flatMap(it -> words(it.getCommandSpec())))
        .flatMap(Function.identity());
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    Run run = Run.inProcess("completion");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("recommend", "evaluate", "--data-dir", "shopkeeper");
  }

  private static Map<String, CommandLine> commands() {
    return new TreeMap<>(new CommandLine(new Shopkeeper()).getSubcommands());
  }
}
