package io.shopkeeper.assist;

import static io.shopkeeper.assist.KitchenShop.ANN;
import static io.shopkeeper.assist.KitchenShop.BEN;
import static io.shopkeeper.assist.KitchenShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.Conversations.Reply;
import io.shopkeeper.assist.records.ServiceRequest;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
  @TempDir Path directory;
  private KitchenShop shop;
  private Conversations conversations;

  @BeforeEach
  void open() {
    shop = new KitchenShop(directory.resolve("shop"));
    conversations = conversations();
  }

  /// As after a restart: nothing is kept in memory.
  private Conversations conversations() {
    return new Conversations(
        shop.store.facts(), shop.assistant, new Seed(1).generator("conversations"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aConversationGoesOnAfterARestart() {
    Reply begun = conversations.ask(null, new Question("return A-1001", ANN, NOW));
    conversations = conversations();
    Reply chosen =
        conversations.ask(begun.conversation(), new Question("the second one", ANN, NOW));
    assertThat(chosen.conversation()).isEqualTo(begun.conversation());
    assertThat(chosen.answer().text()).contains("return of Sunhill Modern Mug");
    conversations = conversations();
    Reply agreed = conversations.ask(begun.conversation(), new Question("yes", ANN, NOW));
    assertThat(agreed.answer().outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void twoTabsOfOneConversationRegisterOnce() {
    Reply begun = conversations.ask(null, new Question("return the Sunhill Modern Mug", ANN, NOW));
    Question yes = new Question("yes", ANN, NOW);
    Conversations otherTab = conversations();
    assertThat(conversations.ask(begun.conversation(), yes).answer().outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(otherTab.ask(begun.conversation(), yes).answer().outcome())
        .isNotEqualTo(Outcome.DONE);
  }

  @Test
  void twoConversationsOfOneCustomerDoNotMix() {
    Reply one = conversations.ask(null, new Question("return the Sunhill Modern Mug", ANN, NOW));
    Reply other = conversations.ask(null, new Question("How much is K1?", ANN, NOW));
    Question yes = new Question("yes", ANN, NOW);
    assertThat(conversations.ask(other.conversation(), yes).answer().outcome())
        .isNotEqualTo(Outcome.DONE);
    assertThat(conversations.ask(one.conversation(), yes).answer().text())
        .contains("Sunhill Modern Mug");
  }

  @Test
  void anotherCannotGoOnWithIt() {
    Reply begun = conversations.ask(null, new Question("return A-1001", ANN, NOW));
    Reply other = conversations.ask(begun.conversation(), new Question("yes", BEN, NOW));
    assertThat(other.conversation()).isNotEqualTo(begun.conversation());
    assertThat(shop.requests).isEmpty();
  }

  @Test
  void whatWaitedBeforeAPersonClosedItWaitsNoMore() {
    Reply begun = conversations.ask(null, new Question("return the Sunhill Modern Mug", ANN, NOW));
    conversations
        .transcript()
        .stands(begun.conversation(), Standing.CLOSED, "person lea", NOW.plusSeconds(60));
    Question late = new Question("ok, great", ANN, NOW.plusSeconds(90));
    assertThat(conversations.ask(begun.conversation(), late).answer().outcome())
        .isNotEqualTo(Outcome.DONE);
    assertThat(shop.requests).isEmpty();
  }

  @Test
  void whatWasAskedIsKeptWithWhatCameOfIt() {
    conversations.ask(null, new Question("How much is K1?", null, NOW));
    conversations.ask(null, new Question("Can it fly?", ANN, NOW.plusSeconds(1)));
    assertThat(conversations.newest(false, 10)).hasSize(2);
    assertThat(conversations.newest(true, 10))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question()).isEqualTo("Can it fly?"));
  }

  @Test
  void aRequestKeepsItsNumberWhenItIsMadeAgain() {
    var desk = new StoredDesk(shop.store.facts());
    var one = new ServiceRequest(ServiceRequest.Kind.RETURN, ANN, new OrderId("A-1001"), null, NOW);
    var other =
        new ServiceRequest(ServiceRequest.Kind.CANCEL, ANN, new OrderId("A-1001"), null, NOW);
    assertThat(desk.open(one)).isEqualTo("R-1");
    assertThat(desk.open(other)).isEqualTo("R-2");
    assertThat(desk.open(one)).isEqualTo("R-1");
    assertThat(desk.newest(10)).hasSize(2);
  }
}
