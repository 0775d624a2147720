package io.shopkeeper.content.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.compose.CopyExample;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "material | Cast iron | is made from cast iron | 以铸铁制成",
        "capacity | 22 L | holds 22 L | 拥有22 L的容量",
        "weight (g) | 780 | weighs 780 g | 重量为780 g",
        "重量（克） | 780 | weighs 780 g | 重量为780克",
        "season | Spring, summer | is made for spring and summer | 适合春季、夏季使用",
        "made in | Portugal | comes from Portugal | 产自葡萄牙",
        "warranty | 2 years | comes with a 2-year warranty | 享有2年质保",
        "pattern | striped pattern | carries a striped pattern | 饰以striped pattern图案",
        "handle | wooden | has a wooden handle | 采用木提手设计",
        "sleeves | Long | has long sleeves | 采用长袖设计",
        "sizes | S; M; L | comes in sizes S, M and L | 有S、M、L码可选",
        "waterproof | yes | is waterproof | 具备防水性能",
        "persons | 2 | has room for 2 people | 可供2人使用",
      })
  void aFactIsSaidInBothLanguages(String name, String value, String english, String chinese) {
    assertThat(sentence(name, value, Language.ENGLISH)).isEqualTo("It " + english + ".");
    assertThat(sentence(name, value, Language.CHINESE)).isEqualTo(chinese + "。");
  }

  private static String sentence(String name, String value, Language language) {
    Prose prose = new Prose(language, "Thing", false, "", 1);
    return prose.body(FactReader.read(new Attribute(name, value), language), 2).getFirst().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waterproof | no",
        "sku | 4711",
        "note | Soft to the touch. Best of all.",
        "电压等级 | 某某",
      })
  void whatIsNotThereOrNoCustomersBusinessIsNotSaid(String name, String value) {
    assertThat(FactReader.read(new Attribute(name, value), Language.ENGLISH)).isEmpty();
  }

  @Test
  void aPluralHasItsVerb() {
    Prose gloves = Prose.of(Language.ENGLISH, "Work Gloves", "Hearthline", "Garden tools");
    List<SaidFact> facts = FactReader.read(new Attribute("material", "Goatskin"), Language.ENGLISH);
    assertThat(gloves.lead(facts)).startsWith("The Work Gloves by Hearthline are made");
    assertThat(gloves.lead(List.of()))
        .isEqualTo("The Work Gloves by Hearthline belong to our range of garden tools.");
    assertThat(EnglishWords.many("Water Glass")).isFalse();
    assertThat(EnglishWords.many("Bag of Chips")).isFalse();
    assertThat(EnglishWords.many("Espresso Beans")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Onyx Cup, On, Onyx Cup by On",
    "On Cup, On, Cup by On",
    "on3 Cup, On, on3 Cup by On",
  })
  void aBrandIsTakenFromATitleAsAWordOnly(String title, String brand, String name) {
    assertThat(Prose.of(Language.ENGLISH, title, brand, "").name()).isEqualTo(name);
  }

  @Test
  void aLatinBrandIsTakenFromAChineseTitle() {
    assertThat(Prose.of(Language.CHINESE, "Nike运动鞋", "Nike", "").name()).isEqualTo("Nike运动鞋");
  }

  @ParameterizedTest
  @CsvSource({
    "size, M, Merino mug, false",
    "size, M, Merino mug M, true",
    "persons, 5, Tent of 45 litres, false",
    "persons, 5, Tent for 5, true",
    "颜色, 黑色, 纯黑色水杯, true",
  })
  void aFactIsSaidWhereItsWordStandsByItself(String name, String value, String text, boolean said) {
    Attribute attribute = new Attribute(name, value);
    SaidFact fact = new SaidFact(attribute, FactKind.OTHER, name, List.of(value));
    assertThat(FactReader.said(fact, text)).isEqualTo(said);
  }

  @Test
  void aVerbIsNotSaidTwiceInASentence() {
    Prose shirt = new Prose(Language.ENGLISH, "Shirt", false, "", 0);
    List<SaidFact> facts = new ArrayList<>();
    facts.addAll(FactReader.read(new Attribute("neckline", "V-neck"), Language.ENGLISH));
    facts.addAll(FactReader.read(new Attribute("sleeves", "Long"), Language.ENGLISH));
    assertThat(shirt.body(facts, 2).getFirst().text())
        .isEqualTo("It has a V-neck and long sleeves.");
  }

  @Test
  void articlesGoByTheSound() {
    assertThat(EnglishWords.article("oval lid")).isEqualTo("an oval lid");
    assertThat(EnglishWords.article("unisex fit")).isEqualTo("a unisex fit");
    assertThat(EnglishWords.article("8-year warranty")).isEqualTo("an 8-year warranty");
    assertThat(EnglishWords.article("80 W motor")).isEqualTo("an 80 W motor");
    assertThat(EnglishWords.article("one-year warranty")).isEqualTo("a one-year warranty");
  }

  @Test
  void aShopsOwnClauseIsLearnedWhereItHoldsForEveryValue() {
    var examples = new ArrayList<CopyExample>();
    for (String collar : List.of("圆领", "立领", "翻领")) {
      for (String colour : List.of("红色", "蓝色", "黑色")) {
        examples.add(
            new CopyExample(
                List.of(new Attribute("领型", collar), new Attribute("颜色", colour)),
                "%s设计修饰颈部线条，%s的衣身配%s很好看。".formatted(collar, colour, collar)));
      }
    }
    OwnClauses own = OwnClauses.learn(examples, Language.CHINESE);
    SaidFact collar = FactReader.read(new Attribute("领型", "方领"), Language.CHINESE).getFirst();
    assertThat(own.say(collar, 0)).contains("方领设计修饰颈部线条");
    SaidFact colour = FactReader.read(new Attribute("颜色", "白色"), Language.CHINESE).getFirst();
    assertThat(own.say(colour, 0)).as("it speaks of the collar, too").isEmpty();
  }
}
