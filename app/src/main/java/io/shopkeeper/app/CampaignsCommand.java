package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The shop's campaigns.
@Command(
    name = "campaigns",
    synopsisSubcommandLabel = "(list | declare | start | stop | show | messages)",
    description = {
      "Declare campaigns, start and stop them, see what they bring.",
      "创建、启动、停止广告活动，查看效果。",
      "",
      "  campaigns declare tea --starts 2026-12-01 --ends 2026-12-07 --budget 100 --per-thousand 5"
          + " \\",
      "    --creative 'a | Fresh tea | category=tea' --creative 'b | New cups | category=cups'",
      "  campaigns start tea",
      "  campaigns show tea",
      "  campaigns messages tea --out customers.txt"
    })
final class CampaignsCommand {
  private static final double HUNDRED = 100;

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private static Target of(String... more) {
    var parts = new ArrayList<>(List.of("api", "v1", "campaigns"));
    parts.addAll(List.of(more));
    return Target.of(parts.toArray(String[]::new));
  }

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  private void line(Map<String, Object> campaign) {
    say(
        "%-20s %-8s %s to %s  %s %s of %s a thousand  for %s"
            .formatted(
                campaign.get("id"),
                campaign.get("state"),
                campaign.get("starts"),
                campaign.get("ends"),
                campaign.get("budget"),
                campaign.get("currency"),
                campaign.get("perThousand"),
                campaign.get("audience")));
  }

  private void say(String line) {
    shopkeeper.terminal().answer(line);
  }

  @Command(description = "All campaigns.")
  void list() {
    print(
        shop -> shop.api().get(of().text()),
        answer -> JsonTree.objects(answer.get("campaigns")).forEach(this::line));
  }

  /// Which campaign.
  static class Named {
    @Parameters(paramLabel = "ID", description = "As in tea.")
    String id = "";
  }

  /// What a campaign is to be.
  static final class Declared extends Named {
    @Option(names = "--name", paramLabel = "TEXT", defaultValue = "", description = "For people.")
    private String name = "";

    @Option(names = "--starts", paramLabel = "DAY", required = true, description = "The first day.")
    private String starts = "";

    @Option(names = "--ends", paramLabel = "DAY", required = true, description = "The last day.")
    private String ends = "";

    @Option(
        names = "--budget",
        paramLabel = "AMOUNT",
        required = true,
        description = "In the shop's currency.")
    private String budget = "";

    @Option(
        names = "--per-thousand",
        paramLabel = "AMOUNT",
        required = true,
        description = "What a thousand impressions cost.")
    private String perThousand = "";

    @Option(
        names = "--goal",
        paramLabel = "click|conversion|value",
        defaultValue = "click",
        description = "What it is for (default: ${DEFAULT-VALUE}).")
    private String goal = "";

    @Option(
        names = "--audience",
        paramLabel = "NAME",
        description = "everyone, a stage, or segment:ID; may be given again.")
    private List<String> audience = new ArrayList<>();

    @Option(
        names = "--daily-cap",
        paramLabel = "N",
        defaultValue = "3",
        description = "Impressions for one visitor a day (default: ${DEFAULT-VALUE}).")
    private String dailyCap = "";

    @Option(
        names = "--creative",
        paramLabel = "'ID | TEXT | name=value'",
        required = true,
        description = "What may be shown; given again for more.")
    private List<String> creatives = new ArrayList<>();
  }

  /// Where a list goes.
  static final class Listed extends Named {
    @Option(names = "--out", paramLabel = "FILE", description = "The list, a customer a line.")
    private @Nullable Path out;

    @Option(
        names = "--send",
        description = {
          "Choose what each message says, too: a line is customer, impression, creative and words.",
          "Each counts as shown and is paid for."
        })
    private boolean send;
  }

  @Command(description = "A draft, or another in its place.")
  void declare(@Mixin Declared asked) {
    var draft = new LinkedHashMap<String, Object>();
    draft.put("id", asked.id);
    if (!asked.name.isEmpty()) {
      draft.put("name", asked.name);
    }
    draft.put("starts", asked.starts);
    draft.put("ends", asked.ends);
    draft.put("budget", asked.budget);
    draft.put("perThousand", asked.perThousand);
    draft.put("goal", asked.goal);
    if (!asked.audience.isEmpty()) {
      draft.put("audience", asked.audience);
    }
    draft.put("dailyCap", asked.dailyCap);
    draft.put("creatives", asked.creatives);
    print(shop -> shop.api().post(of().text(), JsonTree.text(draft)), this::line);
  }

  @Command(description = "Shows it from its first day on.")
  void start(@Mixin Named asked) {
    print(shop -> shop.api().post(of(asked.id, "start").text(), "{}"), this::line);
  }

  @Command(description = "Shows it no more.")
  void stop(@Mixin Named asked) {
    print(shop -> shop.api().post(of(asked.id, "stop").text(), "{}"), this::line);
  }

  @Command(description = "What it has shown, spent and brought, with intervals of 95 %%.")
  void show(@Mixin Named asked) {
    print(shop -> shop.api().get(of(asked.id, "results").text()), this::results);
  }

  private void results(Map<String, Object> results) {
    if (results.get("campaign") instanceof Map<?, ?> campaign) {
      var known = new LinkedHashMap<String, Object>();
      campaign.forEach((key, value) -> known.put(String.valueOf(key), value));
      line(known);
    }
    say("spent %s".formatted(results.get("spent")));
    for (Map<String, Object> one : JsonTree.objects(results.get("creatives"))) {
      say(
          "  %-20s %6s shown %6s clicks %s %6s orders worth %s"
              .formatted(
                  one.get("id"),
                  one.get("impressions"),
                  one.get("clicks"),
                  share(one.get("clickRate")),
                  one.get("conversions"),
                  one.get("value")));
    }
  }

  private static String share(@Nullable Object interval) {
    return interval instanceof List<?> rate && rate.size() == 3
        ? String.format(
            Locale.ROOT,
            "%.1f %% [%.1f %.1f]",
            HUNDRED * number(rate.get(1)),
            HUNDRED * number(rate.getFirst()),
            HUNDRED * number(rate.getLast()))
        : "";
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  @Command(
      description = {
        "Whom it may be sent to by message: of its audience those who agreed, and did not just"
            + " buy,",
        "complain or see enough of campaigns."
      })
  void messages(@Mixin Listed asked) {
    Path out = shopkeeper.terminal().json() ? null : asked.out;
    if (out != null) {
      write(out, List.of()); // Before anything is paid for that could not be written.
    }
    String messages = of(asked.id, "messages").text();
    print(
        shop -> asked.send ? shop.api().post(messages, "") : shop.api().get(messages),
        answer -> {
          List<String> customers =
              answer.get("customers") instanceof List<?> list
                  ? list.stream().map(String::valueOf).toList()
                  : JsonTree.objects(answer.get("messages")).stream()
                      .map(CampaignsCommand::message)
                      .toList();
          say(
              "%,d customers; left out: %s"
                  .formatted(
                      customers.size(), Objects.requireNonNullElse(answer.get("leftOut"), "")));
          if (out == null) {
            customers.forEach(this::say);
          } else {
            write(out, customers);
          }
        });
  }

  private static String message(Map<String, Object> one) {
    return Stream.of("customer", "impression", "creative", "content")
        .map(name -> String.valueOf(one.get(name)).replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"));
  }

  private static void write(Path out, List<String> customers) {
    try {
      Files.write(out, customers);
    } catch (IOException e) {
      throw new CommandException("cannot write to %s: %s".formatted(out, e), e);
    }
  }
}
