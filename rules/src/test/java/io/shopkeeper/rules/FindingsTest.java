package io.shopkeeper.rules;

import static io.shopkeeper.rules.ShopOfFive.NOW;
import static io.shopkeeper.rules.ShopOfFive.compiled;
import static io.shopkeeper.rules.ShopOfFive.withPriority;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void goodRulesHaveNone() {
    assertThat(
            found(
                Rule.of("a", "boost 2", "price < 3"),
                Rule.of("b", "bury 0.5", "brand = dune"),
                Rule.of("c", "pin 1", "id = a"),
                Rule.of("d", "pin 2", "id = a"),
                Rule.of("e", "exclude", "stock = no or brand = cove")))
        .isEmpty();
  }

  @Test
  void unknownAttributesAndTextsThatShouldBeNumbersAreTold() {
    assertThat(
            found(
                Rule.of("a", "boost 2", "color = red"),
                Rule.of("b", "boost 2", "colour < 3"),
                Rule.of("c", "favour brand 1", ""),
                Rule.of("d", "cap 1 per nosuch", ""),
                Rule.of("e", "boost 2", "brand = nobody")))
        .containsExactly(
            new Finding.UnknownAttribute("a", "color", "colour"),
            new Finding.NoNumbers("b", "colour"),
            new Finding.NoNumbers("c", "brand"),
            new Finding.UnknownAttribute("d", "nosuch", ""),
            new Finding.AboutNothing("e"));
  }

  @Test
  void contradictionsAreTold() {
    assertThat(
            found(
                Rule.of("down", "bury 0.5", "category = bath"),
                Rule.of("out", "exclude", "brand = ajax"),
                Rule.of("p1", "pin 1", "id in (a, b)"),
                Rule.of("p2", "pin 1", "id = e"),
                Rule.of("up", "boost 2", "price <= 2"),
                Rule.of("v1", "diversify mmr 0.5", ""),
                Rule.of("v2", "diversify dpp 0.5", "")))
        .containsExactlyInAnyOrder(
            new Finding.PinExcluded("p1", "out"),
            new Finding.SamePlace("p1", "p2", 1),
            new Finding.Opposed("up", "down", 2),
            new Finding.OnlyOne("v1", "v2"));
  }

  @Test
  void priorityResolvesOpposites() {
    assertThat(
            found(
                Rule.of("down", "bury 0.5", "category = bath"),
                withPriority(1, Rule.of("up", "boost 2", "price <= 2"))))
        .isEmpty();
  }

  @Test
  void rulesThatLeaveNothingAreTold() {
    assertThat(
            found(Rule.of("x", "exclude", "price >= 2"), Rule.of("y", "exclude", "brand = ajax")))
        .hasSize(Place.values().length)
        .contains(new Finding.ExcludesAll(List.of("x", "y"), Place.SIMILAR));
  }

  private static List<Finding> found(Rule... rules) {
    return Findings.of(compiled(rules), NOW);
  }
}
