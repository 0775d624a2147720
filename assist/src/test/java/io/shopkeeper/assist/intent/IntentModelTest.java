package io.shopkeeper.assist.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.assist.intent.IntentReading.Candidate;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentModelTest {
  private static final Map<String, List<String>> ENGLISH =
      Map.of(
          "track",
              List.of(
                  "where is my order",
                  "has my parcel been shipped yet",
                  "I want to track my package",
                  "when will my delivery arrive",
                  "what is the status of my shipment"),
          "cancel",
              List.of(
                  "please cancel my order",
                  "I don't want it any more, cancel the purchase",
                  "how do I call off an order I placed",
                  "stop my order before it ships",
                  "I ordered by mistake, undo it"),
          "refund",
              List.of(
                  "I want my money back",
                  "when do I get my refund",
                  "please reimburse me",
                  "how long does a refund take",
                  "you still owe me the money for the returned item"),
          "password",
              List.of(
                  "I forgot my password",
                  "how do I reset my password",
                  "I cannot log in to my account",
                  "my password does not work",
                  "send me a new password"),
          "invoice",
              List.of(
                  "send me the invoice",
                  "I need a bill for my company",
                  "where can I download my invoice",
                  "the invoice has a wrong address",
                  "can I have a receipt for tax"));

  private static final Map<String, List<String>> CHINESE =
      Map.of(
          "物流", List.of("我的快递到哪了", "什么时候发货", "包裹怎么还没到", "帮我查一下物流", "订单发出了吗"),
          "退款", List.of("我要退款", "钱什么时候退给我", "退款多久到账", "退货的钱还没收到", "申请退款怎么弄"),
          "发票", List.of("可以开发票吗", "发票怎么开", "我需要公司抬头的发票", "电子发票在哪下载", "发票开错了"),
          "尺码", List.of("这件衣服偏大还是偏小", "我一米七穿什么码", "有大号吗", "尺码表在哪里", "身高165体重50选哪个码"));

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Encoders ENCODERS = new Encoders();
  private static IntentModel english = trained(ENGLISH, 2);

  @BeforeAll
  static void train() {
    english = trained(ENGLISH, 2);
  }

  @AfterAll
  static void close() {
    ENCODERS.close();
    POOL.shutdown();
  }

  private static IntentModel trained(Map<String, List<String>> taught, int workers) {
    var examples = new ArrayList<IntentExample>();
    taught.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(intent ->
            intent
                .getValue()
                .forEach(text -> examples.add(new IntentExample(text, intent.getKey()))));
    return new IntentTrainer(ENCODERS, 0, new Seed(1), new Workers(POOL, workers), Progress.NONE)
        .train(examples);
  }

  @ParameterizedTest
  @CsvSource({
    "could you tell me where my parcel is, track",
    "get rid of the order I just made, cancel",
    "give me back what I paid, refund",
    "I can't remember the password of my account, password",
    "our accountant asks for the invoice, invoice"
  })
  void fiveUtterancesOfAnIntentAreEnoughToUnderstandOthers(String text, String intent) {
    assertThat(english.read(text).best().intent()).isEqualTo(intent);
  }

  @Test
  void understandsChinese() {
    IntentModel chinese = trained(CHINESE, 2);

    assertThat(chinese.read("快递怎么这么慢，到哪里了").best().intent()).isEqualTo("物流");
    assertThat(chinese.read("能给我开一张发票吗").best().intent()).isEqualTo("发票");
    assertThat(chinese.read("我穿多大的码合适").best().intent()).isEqualTo("尺码");
  }

  @Test
  void whatWasTaughtIsMoreInScopeThanAnythingElse() {
    double taught = english.read("could you tell me where my parcel is").inScope();

    for (String other :
        List.of("what is the capital of France", "play some jazz", "how do I boil an egg")) {
      assertThat(english.read(other).inScope()).as(other).isLessThan(taught);
      assertThat(english.read(other).understood()).as(other).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t ",
        "?!…。，",
        "12345",
        "😀😀",
        "你好，我的快递到哪了",
        "Где мой заказ?",
        "أين طلبي"
      })
  void whatCannotBeReadIsNotUnderstood(String text) {
    IntentReading reading = english.read(text);

    assertThat(reading.understood()).isFalse();
    assertThat(reading.inScope()).isZero();
    assertThat(reading.candidates()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE orders; --",
        "<script>alert('where is my order')</script>",
        "\uD83D where is my order",
        "I hate you, you useless machine"
      })
  void strangeTextsHaveProbabilitiesLikeOthers(String text) {
    IntentReading reading = english.read(text);

    assertThat(reading.inScope()).isBetween(0.0, 1.0);
    assertThat(reading.candidates().stream().mapToDouble(Candidate::probability).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void ofAHundredKilobytesTheBeginningIsRead() {
    String beginning = "where is my order ";

    assertThat(english.read(beginning.repeat(6_000)).best().intent()).isEqualTo("track");
    assertThat(english.read("x".repeat(100_000)).inScope()).isBetween(0.0, 1.0);
  }

  @Test
  void candidatesAreRanked() {
    List<Candidate> candidates = english.read("where is my order").candidates();

    assertThat(candidates)
        .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    assertThat(candidates).extracting(Candidate::intent).containsAll(english.intents());
  }

  @Test
  void theModelDoesNotDependOnTheNumberOfWorkers() {
    IntentReading one = trained(ENGLISH, 1).read("where did my parcel go");

    assertThat(one).isEqualTo(english.read("where did my parcel go"));
  }

  @Test
  void oneIntentIsNothingToTellApart() {
    assertThatThrownBy(() -> trained(Map.of("track", List.of("where is my order")), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("track");
    assertThatThrownBy(() -> new IntentExample("hello", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneUtteranceOfEachIntentCanBeLearnedFrom() {
    IntentModel model =
        trained(
            Map.of("a", List.of("where is my order"), "b", List.of("give me my money back")), 2);

    assertThat(model.read("where is my parcel").best().intent()).isEqualTo("a");
  }

  /// Two intents that differ in a word's place only, with a label in ten wrong.
  @Test
  void whereIntentsAreHardToTellApartTheEncoderIsTrainedFurther() {
    var examples = new ArrayList<IntentExample>();
    List<String> things = List.of("parcel", "kettle", "chair", "lamp", "coat", "knife", "phone");
    for (int i = 0; i < 56; i++) {
      String one = things.get(i % 7);
      String other = things.get((i + 1 + i / 7 % 6) % 7);
      boolean first = i / 28 == 0;
      String text = first ? "send the %s not the %s %d" : "not the %s send the %s %d";
      examples.add(
          new IntentExample(text.formatted(one, other, i), first == (i % 10 == 0) ? "b" : "a"));
    }
    IntentModel model =
        new IntentTrainer(ENCODERS, 1e6, new Seed(1), new Workers(POOL, 2), Progress.NONE)
            .train(examples);
    for (IntentExample example : examples) {
      IntentReading reading = model.read(example.text());
      assertThat(
              reading.candidates().stream().mapToDouble(IntentReading.Candidate::probability).sum())
          .isCloseTo(1, within(1e-6));
    }
    assertThat(model.read("send the coat not the phone").best().intent()).isEqualTo("a");
    assertThat(model.read("not the coat send the phone").best().intent()).isEqualTo("b");
  }
}
