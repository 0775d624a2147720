package io.shopkeeper.serve.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.texts.TextAct;
import io.shopkeeper.content.texts.TextState;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.RejectReason;
import io.shopkeeper.profile.customer.LifecycleStage;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Relation;
import io.shopkeeper.search.Rescue;
import io.shopkeeper.search.SearchReason;
import io.shopkeeper.search.fusion.Feature;
import io.shopkeeper.search.lexical.Field;
import io.shopkeeper.serve.api.SaidTopics;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.ports.Job;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z0-9_.-]+)\"");
  private static final Pattern FIGURE =
      Pattern.compile("(?:template\\.figure\\(t = t, name = |t\\.meaning\\()\"([a-z_.]+)\"");
  private static final Pattern HEAD_OF_NUMBERS =
      Pattern.compile("<th [^>]*class=\"number\"[^>]*>(.*?)</th>");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  /// Put together from a prefix and a name that is data.
  private static final Set<String> BUILT =
      Set.of(
          "basis",
          "event",
          "gender",
          "reason",
          "problem",
          "job",
          "why",
          "section",
          "count",
          "sentiment",
          "owner",
          "hint",
          "severity",
          "drift",
          "feature",
          "channel",
          "figure",
          "figure_means",
          "stage",
          "stage_means",
          "trait",
          "concentration",
          "evidence",
          "basis_of_pair",
          "decided_by",
          "platform",
          "state",
          "metric",
          "goal",
          "visitors",
          "untold",
          "act",
          "place",
          "rule_state");

  /// Likewise, among others that are written out.
  private static final List<String> BUILT_WITHIN =
      List.of(
          "same.kind.",
          "same.verdict.",
          "checks.kind.",
          "content.state.",
          "content.origin.",
          "content.act.",
          "claims.country_of.",
          "claims.category_of.",
          "claims.deed.",
          "sql.view.",
          "sql.example.",
          "people.role.",
          "inbox.show.",
          "inbox.topic.",
          "alerts.kind.",
          "alerts.means.",
          "funnel.step.",
          "funnel.means.",
          "inbox.need.",
          "inbox.kind.",
          "inbox.standing.",
          "rules.what.",
          "shop.list.",
          "shop.sort.",
          "standing.deed.",
          "search.field.",
          "search.rescue.",
          "search.why.",
          "synonyms.why.",
          "synonyms.deed.");

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(messages("en").stringPropertyNames())
        .isEqualTo(messages("zh").stringPropertyNames());
    for (String key : messages("en").stringPropertyNames()) {
      assertThat(messages("zh").getProperty(key)).as(key).isNotBlank();
      assertThat(placeholders("zh", key)).as(key).isEqualTo(placeholders("en", key));
    }
  }

  private static Set<String> placeholders(String language, String key) {
    return PLACEHOLDER
        .matcher(messages(language).getProperty(key))
        .results()
        .map(match -> match.group())
        .collect(Collectors.toSet());
  }

  @Test
  void everyTextIsUsedAndEveryTextThatIsUsedIsThere() {
    var used = new TreeSet<String>();
    for (Path source : sources()) {
      KEY.matcher(read(source)).results().map(match -> match.group(1)).forEach(used::add);
    }
    Set<String> known = messages("en").stringPropertyNames();
    assertThat(known.stream().filter(key -> !BUILT.contains(key.split("\\.")[0])))
        .filteredOn(key -> BUILT_WITHIN.stream().noneMatch(key::startsWith))
        .allMatch(key -> used.contains(key.replace(".means.", ".")));
    Set<String> prefixes =
        known.stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
    assertThat(used.stream().filter(key -> prefixes.contains(key.split("\\.")[0])))
        .filteredOn(key -> !key.endsWith("."))
        .filteredOn(key -> !key.equals("why.because_of.") && !key.equals("standing.deed."))
        .filteredOn(key -> !key.matches(".*\\.(css|js|svg|sql|csv)"))
        .filteredOn(key -> known.stream().noneMatch(text -> text.startsWith(key + ".")))
        .allMatch(known::contains);
  }

  /// What is named by itself, or by the heading right above.
  @Test
  void everyFigureTellsWhatItIsWhenThePointerRestsOnIt() {
    Set<String> known = messages("en").stringPropertyNames();
    for (Path page : sources()) {
      String source = read(page);
      assertThat(HEAD_OF_NUMBERS.matcher(source).results().map(head -> head.group(1)))
          .as(page.toString())
          .filteredOn(head -> !head.startsWith("<a href") && !head.equals("${chart.title()}"))
          .allMatch(head -> head.startsWith("@template.figure("));
      assertThat(source.contains("<dl class=\"tile\""))
          .as("%s draws a tile without saying what it is", page)
          .isEqualTo(page.endsWith("tile.jte"));
      FIGURE
          .matcher(source)
          .results()
          .map(figure -> figure.group(1))
          .forEach(name -> {
            int last = name.lastIndexOf('.');
            assertThat(known)
                .contains(name, name.substring(0, last) + ".means" + name.substring(last));
          });
    }
  }

  @Test
  void everyNameThatIsDataHasItsText() {
    assertThat(messages("en").stringPropertyNames())
        .containsAll(names("basis", Recommendations.Basis.values()))
        .containsAll(names("why.because_of", Relation.values()))
        .containsAll(names("standing.deed", Relation.values()))
        .containsAll(names("checks.kind", Kind.values()))
        .containsAll(names("content.state", TextState.values()))
        .containsAll(names("content.act", TextAct.Kind.values()))
        .containsAll(names("search.rescue", Rescue.values()))
        .containsAll(names("search.why.liked", SearchReason.Taste.values()))
        .containsAll(names("search.field", Field.values()))
        .containsAll(names("search.why", Feature.values()))
        .containsAll(names("job.state", Job.State.values()))
        .containsAll(names("stage", LifecycleStage.values()))
        .containsAll(names("stage_means", LifecycleStage.values()))
        .containsAll(traits("high"))
        .containsAll(traits("low"))
        .containsAll(SaidTopics.names().stream().map(name -> "inbox.topic." + name).toList())
        .containsAll(
            Arrays.stream(ProblemKind.values()).map(kind -> "problem." + kind.wireName()).toList())
        .containsAll(
            Arrays.stream(RejectReason.values()).map(one -> "reason." + one.wireName()).toList())
        .containsAll(
            Arrays.stream(EventType.values()).map(type -> "event." + type.wireName()).toList());
  }

  private static List<String> traits(String side) {
    return CustomerSegments.figures().stream()
        .map(figure -> "trait." + side + "." + figure.replace(' ', '_'))
        .toList();
  }

  private static List<String> names(String prefix, Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> prefix + "." + value.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void numbersMoneyAndDaysAreWrittenAsTheReaderDoes() {
    var yen = new Money(1_234_567, Currency.getInstance("JPY"));
    var euro = new Money(1_234_567, Currency.getInstance("EUR"));
    var day = LocalDate.of(2026, 11, 23);
    assertThat(texts(Language.EN).money(euro)).isEqualTo("€12,345.67");
    assertThat(texts(Language.EN).money(yen)).contains("1,234,567").doesNotContain(".");
    assertThat(texts(Language.EN).number(1_234_567)).isEqualTo("1,234,567");
    assertThat(texts(Language.EN).day(day)).isEqualTo("23 Nov 2026");
    assertThat(texts(Language.ZH).day(day)).isEqualTo("2026年11月23日");
    assertThat(texts(Language.ZH).money(euro)).isEqualTo("€12,345.67");
  }

  @Test
  void timesAreTheShops() {
    assertThat(texts(Language.EN).time(Instant.parse("2026-11-23T23:30:00Z")))
        .isEqualTo("24 Nov 2026, 00:30");
    assertThat(texts(Language.EN).ago(Instant.parse("2026-11-23T11:15:00Z")))
        .isEqualTo("45 min ago");
  }

  @Test
  void aTextThatIsMissingIsAMistakeOfOurs() {
    assertThatThrownBy(() -> texts(Language.ZH).text("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
    assertThat(texts(Language.ZH).named("reason", "brand-new")).isEqualTo("brand-new");
  }

  private static Texts texts(Language language) {
    var shop =
        new Shop(
            new ShopId("s"),
            "S",
            ZoneId.of("Europe/Berlin"),
            Currency.getInstance("EUR"),
            Locale.GERMANY);
    return new Texts(language, shop, InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));
  }

  private static Properties messages(String language) {
    var properties = new Properties();
    String name = "messages_" + language + ".properties";
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static List<Path> sources() {
    try (Stream<Path> pages = Files.walk(Path.of("src/main"))) {
      return pages.filter(path -> path.toString().matches(".*\\.(jte|java)")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
