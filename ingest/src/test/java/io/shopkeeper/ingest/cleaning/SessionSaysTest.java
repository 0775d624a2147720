package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSaysTest {
  private static final int ANN = 1;
  private static final int BOB = 2;

  private final SessionSays says = new SessionSays();

  private void session(int number, int... whats) {
    for (int i = 0; i < whats.length; i++) {
      says.add(number, whats[i], i + 1);
    }
  }

  @Test
  void whatLiesBetweenIsToldWhereOthersLogInAtTheCheckout() {
    session(0, ANN, ANN, ANN, ANN, 0, ANN, ANN, ANN, ANN, ANN, ANN, ANN);
    for (int i = 1; i < 20; i++) {
      session(i, 0, 0, 0, 0, 0, ANN);
    }
    assertThat(says.toldAt(0, 5)).isEqualTo(ANN);
    assertThat(says.toldAt(1, 5)).isEqualTo(SessionSays.NOTHING);
    assertThat(says.told(0)).isEqualTo(SessionSays.NOTHING);
  }

  @Test
  void oneInFiveMaySaySomethingElse() {
    session(0, BOB, ANN, ANN, 0, ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN);
    assertThat(says.isOnly(0, ANN)).isTrue();
    assertThat(says.toldAt(0, 4)).isEqualTo(ANN);
    session(1, ANN, ANN, 0, BOB, ANN);
    assertThat(says.toldAt(1, 3)).isEqualTo(SessionSays.NOTHING);
  }

  @Test
  void aShopThatOftenLeavesItOutInBetweenIsToldNothing() {
    for (int i = 0; i < 20; i++) {
      session(i, ANN, 0, ANN);
    }
    assertThat(says.toldAt(3, 2)).isEqualTo(SessionSays.NOTHING);
  }
}
