package io.shopkeeper.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void anyIdCanBeAPartOfAPathOrAQuery() {
    assertThat(Target.of("products", "a/b ?%#", "similar").with("q", "x&y z+é").text())
        .isEqualTo("/products/a%2Fb%20%3F%25%23/similar?q=x%26y%20z%2B%C3%A9");
  }
}
