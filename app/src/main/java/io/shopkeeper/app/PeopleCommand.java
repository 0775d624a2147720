package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// People who log in to the console.
@Command(
    name = "people",
    synopsisSubcommandLabel = "(add | list | password | remove)",
    subcommands = {
      PeopleCommand.Add.class,
      PeopleCommand.Show.class,
      PeopleCommand.ChangePassword.class,
      PeopleCommand.Remove.class
    },
    description = {
      "Let people log in to the console with a password.",
      "管理可用密码登录控制台的人员。",
      "",
      "A password is asked for, or is the first line of standard input; ten characters or more."
    })
final class PeopleCommand {
  private static final Target PEOPLE = Target.of("api", "v1", "people");

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  private void say(String words) {
    shopkeeper.terminal().answer(words);
  }

  private static String password() {
    try {
      return SecretInput.read("Password: ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `people add`.
  @Command(name = "add", description = "Let a person log in.")
  static final class Add implements Runnable {
    @ParentCommand private PeopleCommand people = new PeopleCommand();

    @Parameters(paramLabel = "NAME", description = "What they type to log in.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "analyst",
        description =
            "admin (may do everything), analyst (sees everything, changes nothing) or agent"
                + " (answers customers, sees nothing else); default: ${DEFAULT-VALUE}.")
    private String role = "";

    @Override
    public void run() {
      String wanted =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeStringProperty("role", role);
            json.writeStringProperty("password", password());
            json.writeEndObject();
          });
      people.print(
          shop -> shop.api().post(PEOPLE.text(), wanted),
          person -> people.say("%s may log in as %s".formatted(person.get("name"), role)));
    }
  }

  /// `people list`.
  @Command(name = "list", description = "List the people.")
  static final class Show implements Runnable {
    @ParentCommand private PeopleCommand people = new PeopleCommand();

    @Override
    public void run() {
      people.print(
          shop -> shop.api().get(PEOPLE.text()),
          answer -> {
            if (answer.get("people") instanceof List<?> all) {
              all.forEach(person -> line((Map<?, ?>) person));
            }
          });
    }

    private void line(Map<?, ?> person) {
      people.say(
          "%-8s %s  %s".formatted(person.get("role"), person.get("createdAt"), person.get("name")));
    }
  }

  /// `people password`.
  @Command(name = "password", description = "Give a person another password.")
  static final class ChangePassword implements Runnable {
    @ParentCommand private PeopleCommand people = new PeopleCommand();

    @Parameters(paramLabel = "NAME", description = "As 'people list' shows.")
    private String name = "";

    @Override
    public void run() {
      String wanted =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("password", password());
            json.writeEndObject();
          });
      people.print(
          shop -> shop.api().put(Target.of("api", "v1", "people", name, "password").text(), wanted),
          _ -> people.say("%s has another password".formatted(name)));
    }
  }

  /// `people remove`.
  @Command(name = "remove", description = "Let a person log in no more.")
  static final class Remove implements Runnable {
    @ParentCommand private PeopleCommand people = new PeopleCommand();

    @Parameters(paramLabel = "NAME", description = "As 'people list' shows.")
    private String name = "";

    @Override
    public void run() {
      people.print(
          shop -> shop.api().delete(Target.of("api", "v1", "people", name).text()),
          _ -> people.say("removed " + name));
    }
  }
}
