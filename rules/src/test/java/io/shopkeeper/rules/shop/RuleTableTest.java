package io.shopkeeper.rules.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.Selector;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /// A Wednesday, two in the morning in Shanghai: still Tuesday in UTC.
  private static final RuleFields FIELDS =
      new RuleFields(SHANGHAI, Instant.parse("2026-12-01T18:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "until, sunday, 2026-12-06T16:00:00Z",
    "until, 周日, 2026-12-06T16:00:00Z",
    "until, wednesday, 2026-12-02T16:00:00Z",
    "until, 星期三, 2026-12-02T16:00:00Z",
    "until, today, 2026-12-02T16:00:00Z",
    "until, 明天, 2026-12-03T16:00:00Z",
    "until, in 3 days, 2026-12-05T16:00:00Z",
    "until, 2026-12-24, 2026-12-24T16:00:00Z",
    "until, 2026-12-24 18:00, 2026-12-24T10:00:00Z",
    "from, 2026/12/24, 2026-12-23T16:00:00Z",
    "from, sun, 2026-12-05T16:00:00Z",
    "from, now, 2026-12-01T18:00:00Z",
    "from, 2026-12-24T18:00:05, 2026-12-24T10:00:05Z"
  })
  void timesAreOfTheShopsZone(String field, String said, Instant meant) {
    Rule rule = rule(Map.of(field, said));
    assertThat(field.equals("from") ? rule.schedule().from() : rule.schedule().until())
        .isEqualTo(meant);
    List<String> written = FIELDS.write(rule);
    assertThat(FIELDS.read(name -> written.get(RuleFields.NAMES.indexOf(name)))).isEqualTo(rule);
  }

  @Test
  void whatEndsOnADayIsWrittenAsThatDay() {
    assertThat(FIELDS.write(rule(Map.of("from", "thursday", "until", "sunday"))))
        .contains("2026-12-03", "2026-12-06");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "from     | someday           | 'someday' is no time",
        "until    | 2026-02-30        | no time",
        "places   | homepage          | 'homepage' is no list",
        "priority | high              | no whole number",
        "priority | 5000              | -1000 to 1000",
        "on       | maybe             | yes or no",
        "where    | price <           | where, column 8",
        "effect   | raise             | none of boost",
        "id       | Ünique            | the id of a rule",
      })
  void aWrongFieldIsNamed(String field, String text, String reason) {
    assertThatThrownBy(() -> rule(Map.of(field, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aRuleThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> rule(Map.of("from", "2026-12-01", "until", "2026-11-01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never holds");
  }

  @Test
  void goodLinesAreReadAndBadOnesToldOneByOne() {
    RuleTable table =
        RuleTable.read(
            """
            id,name,effect,where,places,until
            a,"Summer, first",boost 2,"tags contains ""summer\""",similar search,sunday
            b,,boost,,,
            c,,exclude,price <,,
            a,,exclude,,,
            "d","two
            lines",pin 1,id = x,,
            e,,exclude,,,,,more
            f,"not closed,exclude
            """,
            FIELDS);
    assertThat(table.rules()).extracting(Rule::id).containsExactly("a", "d");
    Rule first = table.rules().getFirst();
    assertThat(first.name()).isEqualTo("Summer, first");
    assertThat(first.places()).isEqualTo(Set.of(Place.SIMILAR, Place.SEARCH));
    assertThat(first.where()).isEqualTo(Selector.parse("tags contains \"summer\""));
    assertThat(table.refused()).extracting(RuleTable.Refused::line).containsExactly(3, 4, 5, 8, 9);
    assertThat(table.refused().get(1).reason()).contains("column 8");
    assertThat(table.refused().get(2).reason()).contains("there already");
    assertThat(table.refused().get(3).reason()).contains("8 cells");
    assertThat(table.refused().get(4).reason()).contains("not closed");
  }

  @Test
  void chineseHeadingsSemicolonsAndAByteOrderMarkAreUnderstood() {
    RuleTable table = RuleTable.read("\uFEFF编号;作用;条件\r\nx;提升 2;价格<100\r\n", FIELDS);
    assertThat(table.refused()).isEmpty();
    assertThat(table.rules()).containsExactly(Rule.of("x", "boost 2", "价格<100"));
  }

  @Test
  void aFileWithoutHeadingsIsRefused() {
    assertThat(RuleTable.read("", FIELDS).refused()).hasSize(1);
    assertThat(RuleTable.read("a,boost 2", FIELDS).refused().getFirst().reason())
        .contains("must name the columns");
  }

  @Test
  void formulasAreHarmlessAndComeBackAsTheyWere() {
    Rule rule = rule(Map.of("name", "=1+1"));
    String file = RuleTable.write(List.of(rule), FIELDS);
    assertThat(file).contains("\"'=1+1\"");
    assertThat(RuleTable.read(file, FIELDS).rules()).containsExactly(rule);
  }

  private static Rule rule(Map<String, String> given) {
    return FIELDS.read(name ->
        given.getOrDefault(name, name.equals("id") ? "x" : name.equals("effect") ? "boost 2" : ""));
  }
}
