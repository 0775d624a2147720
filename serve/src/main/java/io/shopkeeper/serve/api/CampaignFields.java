package io.shopkeeper.serve.api;

import io.shopkeeper.advertise.campaign.Attributes;
import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.Creative;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.domain.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A campaign in named fields of texts: of a JSON object or a form. A creative is a text, too: its
/// id, what is shown, and its attributes, with `|` between, as in `tea | Fresh tea | category=tea`.
///
/// Its methods throw `IllegalArgumentException` with what is wrong.
///
/// @param texts of a field, none where it was not given
public record CampaignFields(Function<String, List<String>> texts) {

  /// The draft they describe.
  ///
  /// @param audiences that there are
  public Campaign draft(Currency currency, Set<String> audiences, Instant now) {
    String id = text("id").orElse("");
    List<String> asked =
        texts.apply("audience").isEmpty() ? List.of(Campaign.EVERYONE) : listed("audience");
    asked.stream()
        .filter(name -> !audiences.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "there is no audience '%s': %s"
                  .formatted(name, String.join(", ", sorted(audiences))));
        });
    String goal = text("goal").orElse(Goal.CLICK.wireName());
    return new Campaign(
        id,
        text("name").orElse(id),
        day("starts"),
        day("ends"),
        amount("budget", currency),
        amount("perThousand", currency),
        Goal.of(goal)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "goal is '%s': click, conversion and value are known".formatted(goal))),
        asked,
        whole("dailyCap", 3),
        texts.apply("creatives").stream()
            .filter(line -> !line.isBlank())
            .map(CampaignFields::creative)
            .toList(),
        now,
        null,
        null);
  }

  private List<String> listed(String name) {
    return texts.apply(name).stream()
        .flatMap(text -> Arrays.stream(text.split("[,，]")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Creative creative(String line) {
    String[] parts = line.split("\\|", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException(
          "a creative is 'id | what is shown | name=value, name=value': '%s'".formatted(line));
    }
    List<String> attributes =
        parts.length < 3
            ? List.of()
            : Arrays.stream(parts[2].split("[,，]")).map(String::strip).toList();
    return new Creative(parts[0].strip(), parts[1].strip(), Attributes.parse(attributes));
  }

  private LocalDate day(String name) {
    String text = text(name).orElse("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is '%s': a day as in 2026-12-01 is needed".formatted(name, text), e);
    }
  }

  private long amount(String name, Currency currency) {
    String text = text(name).orElse("");
    try {
      return Money.of(new BigDecimal(text.strip()), currency).minor();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s': an amount in %s is needed".formatted(name, text, currency), e);
    }
  }

  private int whole(String name, int preset) {
    String text = text(name).orElse(Integer.toString(preset));
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "%s is '%s': a whole number is needed".formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  private Optional<String> text(String name) {
    return texts.apply(name).stream()
        .findFirst()
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static List<String> sorted(Set<String> names) {
    var sorted = new ArrayList<>(names);
    sorted.sort(null);
    return sorted;
  }
}
