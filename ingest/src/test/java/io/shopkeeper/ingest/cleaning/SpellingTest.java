package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private final WordCounts words = new WordCounts();

  @Test
  void rareSpellingsOfOneFormGoToTheFrequentOne() {
    assertThat(merges(Map.of("Nike", 30, "NIKE", 2, "ni-ke ", 1, "Ｎｉｋｅ", 1)))
        .containsOnly(
            Map.entry("NIKE", "Nike"), Map.entry("ni-ke ", "Nike"), Map.entry("Ｎｉｋｅ", "Nike"));
  }

  @Test
  void traditionalCharactersGoToTheSimplifiedOfTheShop() {
    assertThat(merges(Map.of("紅色", 1, "红色", 40))).containsOnly(Map.entry("紅色", "红色"));
  }

  @Test
  void aSlipGoesToTheFrequentForm() {
    assertThat(merges(Map.of("Patagonia", 60, "Patagnoia", 1, "Patagona", 2, "Petagonai", 1)))
        .containsOnly(
            Map.entry("Patagnoia", "Patagonia"),
            Map.entry("Patagona", "Patagonia"),
            Map.entry("Petagonai", "Patagonia"));
  }

  @Test
  void twoFrequentFormsAreNeverOne() {
    assertThat(merges(Map.of("Adidas", 400, "Adibas", 12))).isEmpty();
  }

  @Test
  void digitsMustAgree() {
    assertThat(merges(Map.of("Galaxy S22", 80, "Galaxy S23", 1, "1.5 mm", 70, "15 mm", 2)))
        .isEmpty();
  }

  @Test
  void shortWordsAndOtherFirstLettersStay() {
    assertThat(merges(Map.of("Sony", 90, "Sani", 1, "women's shirts", 90, "men's shirts", 1)))
        .isEmpty();
  }

  @Test
  void anotherChineseCharacterIsAnotherWord() {
    assertThat(merges(Map.of("长袖衬衫", 90, "短袖衬衫", 1, "长袖衫衬", 1)))
        .containsOnly(Map.entry("长袖衫衬", "长袖衬衫"));
  }

  @Test
  void aWordThatTextsKnowIsAName() {
    for (int i = 0; i < 10; i++) {
      words.add("Soft creme soap " + i);
    }
    assertThat(merges(Map.of("Cremes", 90, "Creme", 1))).isEmpty();
  }

  @Test
  void aPersonsSayWinsOverTheGuess() {
    SpellingChoices choices =
        SpellingChoices.of(
            List.of(
                "# column\tspelling\tright\tsay",
                "products.brand\tPatagona\tPatagonia\trefuse",
                "*\tThe North\tThe North Face\taccept"));

    assertThat(merges(Map.of("Patagonia", 60, "Patagona", 2, "The North", 5), choices))
        .containsOnly(Map.entry("The North", "The North Face"));
  }

  @Test
  void aWrongLineOfThePersonIsNamed() {
    assertThatThrownBy(() -> SpellingChoices.of(List.of("", "brand\tA\tB\tmaybe")))
        .hasMessageContaining("line 2");
  }

  @Test
  void columnsOfManyValuesAreLeftAlone() {
    ValueCounts counts = new ValueCounts();
    for (int i = 0; i < 1_000; i++) {
      counts.add("title " + i);
      counts.add("Title " + i);
    }
    assertThat(spelling(SpellingChoices.NONE).of(counts)).isEmpty();
  }

  private Map<String, String> merges(Map<String, Integer> values) {
    return merges(values, SpellingChoices.NONE);
  }

  private Map<String, String> merges(Map<String, Integer> values, SpellingChoices choices) {
    ValueCounts counts = new ValueCounts();
    values.forEach((value, count) -> {
      for (int i = 0; i < count; i++) {
        counts.add(value);
      }
    });
    Map<String, String> merges = new TreeMap<>();
    spelling(choices).of(counts).forEach((from, merge) -> merges.put(from, merge.to()));
    return merges;
  }

  @Test
  void outsideOfAVocabularyAFormMayBeFrequentAndMistakenAtTheFirstLetter() {
    var values = new ValueCounts();
    count(values, "view_item", 900);
    count(values, "add_to_cart", 600);
    count(values, "veiw_item", 30);
    count(values, "dd_to_cart", 2);
    count(values, "login", 400);
    assertThat(events(values, "view_item", "add_to_cart"))
        .containsOnly(Map.entry("veiw_item", "view_item"), Map.entry("dd_to_cart", "add_to_cart"));
  }

  @Test
  void aShopsOwnEventIsNotTakenForItsOpposite() {
    var values = new ValueCounts();
    count(values, "favourite", 900);
    count(values, "view_item", 900);
    count(values, "pv", 900);
    count(values, "unfavourite", 9);
    count(values, "review_item", 9);
    count(values, "uv", 9);
    assertThat(events(values, "favourite", "view_item", "pv")).isEmpty();
  }

  private Map<String, String> events(ValueCounts values, String... known) {
    var spelling =
        new Spelling("events.event", SpellingChoices.NONE, words, List.of(known)::contains, true);
    Map<String, String> merges = new TreeMap<>();
    spelling.of(values).forEach((from, merge) -> merges.put(from, merge.to()));
    return merges;
  }

  @Test
  void aKnownWordIsWrittenAsTheLoadMostlyWritesIt() {
    var values = new ValueCounts();
    count(values, "Male", 90);
    count(values, "MALE", 3);
    count(values, "Diverse", 90);
    count(values, "divers", 2);
    count(values, "mâle", 1);
    var known = List.of("male", "diverse", "divers");
    var spelling =
        new Spelling(
            "customers.gender",
            SpellingChoices.NONE,
            words,
            word -> known.contains(NormalForm.of(word)),
            false);
    Map<String, String> merges = new TreeMap<>();
    spelling.of(values).forEach((from, merge) -> merges.put(from, merge.to()));
    assertThat(merges).containsOnly(Map.entry("MALE", "Male"), Map.entry("mâle", "Male"));
  }

  @Test
  void severalRefusalsOfASpellingAreAllSaid() {
    SpellingChoices choices =
        SpellingChoices.of(List.of("brand\tAlpa\tAlpha\trefuse", "brand\tAlpa\tAlba\trefuse"));
    assertThat(choices.said()).containsOnly(Map.entry("brand\tAlpa", "not Alba\tnot Alpha"));
  }

  private static void count(ValueCounts values, String value, int times) {
    for (int i = 0; i < times; i++) {
      values.add(value);
    }
  }

  private Spelling spelling(SpellingChoices choices) {
    return new Spelling("products.brand", choices, words);
  }
}
