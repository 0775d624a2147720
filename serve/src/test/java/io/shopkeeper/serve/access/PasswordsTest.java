package io.shopkeeper.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Seed;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new Seed(1).generator("passwords"));

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    String hash = passwords.hash("correct horse battery");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
    assertThat(Passwords.matches("correct horse batterz", hash)).isFalse();
    assertThat(Passwords.matches("", hash)).isFalse();
  }

  /// From the reference implementation's command line: `echo -n "password" | argon2 somesalt -t 2
  /// -m 16 -p 1 -id`.
  @Test
  void theHashIsThatOfTheReferenceImplementation() {
    assertThat(
            Passwords.matches(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
        .isTrue();
  }

  @Test
  void thereIsAnotherSaltEachTime() {
    assertThat(passwords.hash("correct horse battery"))
        .isNotEqualTo(passwords.hash("correct horse battery"));
  }

  @Test
  void aShortOneIsRefused() {
    assertThatThrownBy(() -> passwords.hash("too short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the password has 9 characters, from 10 to 200 are allowed");
  }

  @Test
  void whatIsNoHashMatchesNothing() {
    assertThat(Passwords.matches("correct horse battery", "correct horse battery")).isFalse();
  }
}
