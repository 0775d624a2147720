package io.shopkeeper.rules;

import static io.shopkeeper.rules.ShopOfFive.CANDIDATES;
import static io.shopkeeper.rules.ShopOfFive.NOW;
import static io.shopkeeper.rules.ShopOfFive.compiled;
import static io.shopkeeper.rules.ShopOfFive.list;
import static io.shopkeeper.rules.ShopOfFive.shown;
import static io.shopkeeper.rules.ShopOfFive.withPriority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesInForceTest {

  @Test
  void withoutRulesAListStaysAsItIs() {
    RuledList list = list(3);
    assertThat(shown(list)).isEqualTo("abc");
    assertThat(list.items().getFirst().steps()).isEmpty();
    assertThat(list.notes()).isEmpty();
  }

  @Test
  void aBoostMultipliesAndABuryDivides() {
    RuledList list =
        list(5, Rule.of("up", "boost 3", "id = d"), Rule.of("down", "bury 0.1", "id = a"));
    assertThat(shown(list)).isEqualTo("dbcea");
    assertThat(list.items().getFirst().explain())
        .isEqualTo(
            new Explanation(
                "d",
                6,
                List.of(
                    new Explanation("model", 2, List.of()),
                    new Explanation("up (boost 3)", 4, List.of()))));
    assertThat(list.items().getLast().score()).isEqualTo(.5, within(1e-12));
  }

  @Test
  void aBoostRaisesAndABuryLowersNegativeScores() {
    var candidates =
        List.of(new Scored(new ProductId("a"), -1), new Scored(new ProductId("b"), -2));
    RuledList list =
        compiled(Rule.of("up", "boost 1.5", "id = b"), Rule.of("down", "bury 0.5", "id = a"))
            .inForce(Place.SIMILAR, NOW)
            .apply(candidates, ListRequest.of(2));
    assertThat(list.items()).extracting(RuledItem::score).containsExactly(-1.0, -1.5);
  }

  @Test
  void ofOppositesTheOneOfHigherPriorityActsAlone() {
    Rule down = Rule.of("down", "bury 0", "category = bath");
    Rule up = withPriority(5, Rule.of("up", "boost 2", "id = c"));
    assertThat(shown(list(3, down, up))).isEqualTo("cde");
    assertThat(list(3, down, up).items().getFirst().score()).isEqualTo(6);
  }

  @Test
  void aPinBringsInWhatWouldNotBeShown() {
    RuledList list = list(3, Rule.of("p", "pin 2", "brand = dune"));
    assertThat(shown(list)).isEqualTo("aeb");
    RuledList missing =
        compiled(Rule.of("p", "pin 1", "brand = dune"))
            .inForce(Place.RECOMMENDATIONS, NOW)
            .apply(CANDIDATES.subList(0, 2), ListRequest.of(3));
    assertThat(shown(missing)).isEqualTo("eab");
    assertThat(missing.items().getFirst().candidate()).isEqualTo(-1);
    assertThat(missing.items().getFirst().score()).isEqualTo(5);
  }

  @Test
  void ofTwoPinsForOnePlaceTheFirstIsHeardAndTheOtherTold() {
    RuledList list = list(3, Rule.of("a1", "pin 1", "id = d"), Rule.of("a2", "pin 1", "id = e"));
    assertThat(shown(list)).isEqualTo("dab");
    assertThat(list.notes())
        .containsExactly(new Note.Unpinned("a2", Note.Unpinned.Cause.PLACE_TAKEN));
  }

  @Test
  void anExclusionBeatsAPinWhateverThePriority() {
    RuledList list =
        list(
            2,
            withPriority(9, Rule.of("p", "pin 1", "id = e")),
            Rule.of("x", "exclude", "colour = red"));
    assertThat(shown(list)).isEqualTo("ab");
    assertThat(list.notes())
        .containsExactly(new Note.Unpinned("p", Note.Unpinned.Cause.NOTHING_TO_SHOW));
  }

  @Test
  void capsCountPinsToo() {
    RuledList list =
        list(3, Rule.of("cap", "cap 1 per brand", ""), Rule.of("p", "pin 3", "id = b"));
    assertThat(shown(list)).isEqualTo("cdb");
    RuledList none = list(3, Rule.of("cap", "cap 0", "id = b"), Rule.of("p", "pin 1", "id = b"));
    assertThat(none.notes()).containsExactly(new Note.Unpinned("p", Note.Unpinned.Cause.CAPPED));
  }

  @Test
  void rulesThatLeaveNothingGiveAnEmptyListThatSaysSo() {
    RuledList excluded =
        list(3, Rule.of("x", "exclude", "price >= 2"), Rule.of("y", "exclude", "id = a"));
    assertThat(excluded.items()).isEmpty();
    assertThat(excluded.notes()).containsExactly(new Note.Emptied(List.of("x", "y")));
    RuledList capped = list(3, Rule.of("cap", "cap 0", ""));
    assertThat(capped.items()).isEmpty();
    assertThat(capped.notes()).containsExactly(new Note.Shortened(List.of("cap")));
  }

  @Test
  void aFavourPaysByTheAttribute() {
    RuledList list = list(5, Rule.of("dear", "favour price 1", ""));
    // a gains nothing, e the greatest score, the others in proportion.
    assertThat(list.items())
        .extracting(RuledItem::score)
        .allSatisfy(score -> {
          assertThat(score).isBetween(5., 6.);
        });
    assertThat(shown(list)).isEqualTo("edcba");
  }

  @Test
  void diversityPartsWhatIsAlike() {
    for (String method : List.of("mmr", "dpp")) {
      RuledList list = list(3, Rule.of("d", "diversify " + method + " 0.6", ""));
      assertThat(shown(list)).startsWith("a").doesNotContain("b");
    }
  }

  @Test
  void explorationGivesItsShareOfThePlaces() {
    RulesInForce rules =
        compiled(Rule.of("x", "explore 0.2", "")).inForce(Place.RECOMMENDATIONS, NOW);
    int drawn = 0;
    int lists = 2_000;
    for (int i = 0; i < lists; i++) {
      RuledList list =
          rules.apply(CANDIDATES, new ListRequest(2, Set.of(), _ -> true, new Seed(i)));
      drawn += (int) list.items().stream().filter(item -> !item.steps().isEmpty()).count();
    }
    assertThat(drawn / (2. * lists)).isCloseTo(.2, within(.02));
  }

  @Test
  void aRuleAboutAnUnknownAttributeIsAboutNothing() {
    assertThat(shown(list(5, Rule.of("x", "exclude", "not color = blue")))).isEqualTo("abcde");
  }

  @Test
  void aRuleHoldsWithinItsTimeAndItsListsOnly() {
    Rule rule =
        new Rule(
            "x",
            "x",
            new Effect.Exclude(),
            Selector.parse("id = a"),
            Set.of(Place.SIMILAR),
            new Schedule(NOW, NOW.plusSeconds(60)),
            0,
            true);
    CompiledRules compiled = compiled(rule);
    assertThat(compiled.inForce(Place.SIMILAR, NOW.minusNanos(1)).none()).isTrue();
    assertThat(compiled.inForce(Place.SIMILAR, NOW).none()).isFalse();
    assertThat(compiled.inForce(Place.SIMILAR, NOW.plusSeconds(60)).none()).isTrue();
    assertThat(compiled.inForce(Place.RECOMMENDATIONS, NOW).none()).isTrue();
  }

  @Test
  void moreThanSixtyFourRulesHold() {
    Rule[] rules = new Rule[150];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = Rule.of("r%03d".formatted(i), "boost 1.01", "id = " + (i < 140 ? "e" : "a"));
    }
    RuledList list = list(5, rules);
    assertThat(list.items().getFirst().score()).isEqualTo(5 * Math.pow(1.01, 10), within(1e-9));
    assertThat(list.items().getFirst().steps()).hasSize(10);
    assertThat(list.items().stream().filter(i -> i.product().value().equals("e")).findFirst())
        .hasValueSatisfying(e -> assertThat(e.steps()).hasSize(140));
  }

  @Test
  void boostsWithoutEndStayNumbers() {
    Rule[] rules = new Rule[300];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = Rule.of("r" + i, "boost 1000", "id = e");
    }
    assertThat(list(1, rules).items().getFirst().score()).isFinite();
  }
}
