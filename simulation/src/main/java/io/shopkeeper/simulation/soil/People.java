package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import io.shopkeeper.simulation.soil.Person.Home;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Invented people with invented addresses: towns that are on no map, `.example` domains, the
/// unassigned country code 999, and 129, with which no Chinese mobile number begins.
final class People implements Things<Person> {
  private static final Map<String, List<String>> WORDS =
      TextTable.rows(People.class, "people.tsv").stream()
          .collect(Collectors.toMap(row -> row.get(0), row -> List.of(row.get(1).split("\\|"))));
  private static final List<List<String>> CITIES = TextTable.rows(People.class, "cities.tsv");
  private static final List<String> DOMAINS =
      List.of("mail.example", "post.example", "inbox.example");
  private static final double GIVES_EMAIL = .9;
  private static final double GIVES_PHONE = .8;

  private record Contact(String email, String phone) {}

  private final double chinese;
  private final RandomGenerator random;
  private final Numbers mailboxes;
  private final Numbers phones;
  private final Set<Person> known = new HashSet<>();

  /// @param chinese the share of Chinese people
  People(double chinese, RandomGenerator random) {
    this.chinese = chinese;
    this.random = random;
    this.mailboxes = new Numbers(random);
    this.phones = new Numbers(random);
  }

  @Override
  public List<String> columns() {
    return List.of("name", "email", "phone", "address", "city", "postcode");
  }

  @Override
  public Person another() {
    while (true) {
      boolean inChina = random.nextDouble() < chinese;
      String[] family = any("family", inChina).split("=");
      var person =
          new Person(
              inChina, family[0], family[1], any("given", inChina), home(inChina, city(inChina)));
      if (known.add(person)) {
        return person;
      }
    }
  }

  /// Half of them relatives at the same address, half people of the same name in the same city.
  @Override
  public Person near(Person person) {
    boolean relative = random.nextBoolean();
    while (true) {
      Home home = relative ? person.home() : home(person.chinese(), cityOf(person));
      String given = relative ? any("given", person.chinese()) : person.given();
      var other = new Person(person.chinese(), person.family(), person.mailbox(), given, home);
      if (known.add(other)) {
        return other;
      }
      // the same given name was drawn, or the family has used up all
      relative = false;
    }
  }

  @Override
  public List<String> alone(Person person) {
    return listed(person, contact(person));
  }

  @Override
  public List<List<String>> twice(Person person, boolean exact) {
    Contact a = contact(person);
    Contact b = contact(person);
    if (exact) {
      int common = random.nextInt(3);
      String email = common == 0 ? "" : email(person);
      String phone = common == 1 ? "" : phone(person);
      a = common(a, email, phone);
      b = common(b, email, phone);
    }
    return List.of(listed(person, a), listed(person, b));
  }

  private static Contact common(Contact own, String email, String phone) {
    return new Contact(email.isEmpty() ? own.email : email, phone.isEmpty() ? own.phone : phone);
  }

  private Contact contact(Person person) {
    return new Contact(
        random.nextDouble() < GIVES_EMAIL ? email(person) : "",
        random.nextDouble() < GIVES_PHONE ? phone(person) : "");
  }

  private String email(Person person) {
    return "%s%d@%s"
        .formatted(person.mailbox(), mailboxes.next(100_000_000), Pick.any(DOMAINS, random));
  }

  private String phone(Person person) {
    long number = phones.next(100_000_000);
    return (person.chinese() ? "129%08d" : "+999%08d").formatted(number);
  }

  private List<String> listed(Person person, Contact contact) {
    Home home = person.home();
    Map<String, String> name =
        Map.of(
            "family", person.family(),
            "given", person.given(),
            "initial", person.given().substring(0, 1));
    Map<String, String> address =
        Map.of(
            "city", home.city(),
            "street", home.street(),
            "number", String.valueOf(home.number()),
            "flat", String.valueOf(home.flat()));
    return List.of(
        Templates.write("name", person.chinese(), name, random),
        contact.email,
        contact.phone,
        Templates.write("address", person.chinese(), address, random),
        home.city(),
        home.postcode());
  }

  private Home home(boolean inChina, List<String> city) {
    String end =
        inChina
            ? "%02d".formatted(random.nextInt(100))
            : " %d%c%c".formatted(random.nextInt(10), letter(), letter());
    int flat =
        inChina ? 100 * (1 + random.nextInt(26)) + 1 + random.nextInt(4) : 1 + random.nextInt(40);
    return new Home(
        city.get(1), city.get(2) + end, any("street", inChina), 1 + random.nextInt(300), flat);
  }

  private List<String> city(boolean inChina) {
    String language = inChina ? "zh" : "en";
    return Pick.any(
        CITIES.stream().filter(city -> city.getFirst().equals(language)).toList(), random);
  }

  private static List<String> cityOf(Person person) {
    return CITIES.stream()
        .filter(city -> city.get(1).equals(person.home().city()))
        .findFirst()
        .orElseThrow();
  }

  private char letter() {
    return (char) ('A' + random.nextInt(26));
  }

  private String any(String what, boolean inChina) {
    String key = what + (inChina ? "-zh" : "-en");
    return Pick.any(WORDS.getOrDefault(key, List.of()), random);
  }
}
