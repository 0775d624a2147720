package io.shopkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyFindingAndNoteIsSaidInBothLanguages(String language) {
    var texts = new RuleTexts(Locale.of(language));
    List<Finding> findings =
        List.of(
            new Finding.UnknownAttribute("r", "color", ""),
            new Finding.UnknownAttribute("r", "color", "colour"),
            new Finding.NoNumbers("r", "colour"),
            new Finding.AboutNothing("r"),
            new Finding.SamePlace("r", "s", 3),
            new Finding.PinExcluded("r", "s"),
            new Finding.Opposed("r", "s", 1_234),
            new Finding.OnlyOne("r", "s"));
    assertThat(findings)
        .allSatisfy(finding -> assertThat(texts.text(finding)).contains("r").doesNotContain("{"));
    for (Place place : Place.values()) {
      assertThat(texts.text(new Finding.ExcludesAll(List.of("r", "s"), place))).contains("r");
    }
    for (Note.Unpinned.Cause cause : Note.Unpinned.Cause.values()) {
      assertThat(texts.text(new Note.Unpinned("r", cause), id -> "Name of " + id))
          .contains("Name of r");
    }
    assertThat(texts.text(new Note.Emptied(List.of("r", "s")), id -> "<" + id + ">"))
        .contains("<r>", "<s>");
    assertThat(texts.text(new Note.Shortened(List.of("r")), id -> id)).contains("r");
  }
}
