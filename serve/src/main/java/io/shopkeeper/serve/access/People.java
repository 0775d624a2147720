package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The people of a shop who log in with a password, kept in the table `person` and in memory.
///
/// Who is removed or gets another password is logged out. Safe for any number of threads.
public final class People {
  /// Compared with where there is nobody of a name, so that this takes as long.
  private static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  private final Facts facts;
  private final InstantSource clock;
  private final Sessions sessions;
  private final Passwords passwords;
  private final LoginAttempts attempts;
  private final Map<String, Person> people = new ConcurrentHashMap<>();

  /// @param random cryptographically strong
  public People(Facts facts, Sessions sessions, InstantSource clock, RandomGenerator random) {
    this.facts = facts;
    this.clock = clock;
    this.sessions = sessions;
    passwords = new Passwords(random);
    attempts = new LoginAttempts(clock);
    facts
        .list(Query.of(People.class, "people.sql"), People::read)
        .forEach(person -> people.put(person.name(), person));
  }

  /// Oldest first.
  public List<Person> list() {
    return people.values().stream()
        .sorted(Comparator.comparing(Person::createdAt).thenComparing(Person::name))
        .toList();
  }

  /// @throws IllegalArgumentException for a name that is none or taken, a role that people do not
  ///   have, or a password that is too short
  public synchronized Person add(String name, Role role, String password) {
    var person = new Person(name, role, passwords.hash(password), clock.instant());
    if (people.containsKey(name)) {
      throw new IllegalArgumentException("there is a person '%s' already".formatted(name));
    }
    facts.update(
        Query.of(
            People.class,
            "insert-person.sql",
            name,
            role.wireName(),
            person.password(),
            person.createdAt()));
    people.put(name, person);
    return person;
  }

  /// False if there is nobody of that name.
  ///
  /// @throws IllegalArgumentException for a password that is too short
  public synchronized boolean changePassword(String name, String password) {
    Person person = people.get(name);
    if (person == null) {
      return false;
    }
    var changed = new Person(name, person.role(), passwords.hash(password), person.createdAt());
    facts.update(Query.of(People.class, "update-password.sql", changed.password(), name));
    people.put(name, changed);
    sessions.closeAll(Person.callerId(name));
    return true;
  }

  /// False if there was nobody of that name.
  public synchronized boolean remove(String name) {
    boolean known = people.remove(name) != null;
    facts.update(Query.of(People.class, "delete-person.sql", name));
    sessions.closeAll(Person.callerId(name));
    return known;
  }

  /// What came of a login.
  public sealed interface Login {
    record Admitted(Caller caller) implements Login {}

    record Wrong() implements Login {}

    /// After too many wrong passwords for that name.
    record Locked() implements Login {}
  }

  /// Whether this is somebody's password; takes as long for a name that is nobody's.
  public Login login(String name, String password) {
    if (attempts.locked(name)) {
      return new Login.Locked();
    }
    Optional<Person> person = Optional.ofNullable(people.get(name));
    boolean right = Passwords.matches(password, person.map(Person::password).orElse(NOBODY));
    if (person.isEmpty() || !right) {
      attempts.failed(name);
      return new Login.Wrong();
    }
    attempts.succeeded(name);
    return new Login.Admitted(person.get().caller());
  }

  private static Person read(Row row) {
    String name = row.text(0);
    Role role =
        Role.of(row.text(1))
            .orElseThrow(() ->
                new IllegalStateException(
                    "person %s has the unknown role '%s'".formatted(name, row.text(1))));
    Instant created = row.instantOrNull(3);
    return new Person(name, role, row.text(2), created == null ? Instant.EPOCH : created);
  }
}
