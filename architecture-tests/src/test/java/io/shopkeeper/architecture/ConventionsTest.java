package io.shopkeeper.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What CONTRIBUTING.md asks of every class and that a machine can see.
class ConventionsTest {
  private static final Pattern CREATES_TABLE =
      Pattern.compile("\\b(create|alter|drop)\\s+(or\\s+replace\\s+)?(table|view)\\b");

  @Test
  void timeAndRandomnessAreArguments() {
    DescribedPredicate<JavaCall<?>> ambient =
        target(nameMatching("now|currentTimeMillis|random|randomUUID|system|systemUTC|current"))
            .and(
                target(
                    owner(
                        nameMatching(
                            "java\\.time\\..*|java\\.lang\\.System|java\\.lang\\.Math"
                                + "|java\\.util\\.UUID|java\\.util\\.concurrent\\.ThreadLocalRandom"))))
            .forSubtype();
    DescribedPredicate<JavaCall<?>> newRandom =
        target(name("<init>"))
            .and(
                target(
                    owner(
                        nameMatching(
                            "java\\.util\\.(Random|SplittableRandom)|java\\.security\\.SecureRandom"))))
            .forSubtype();
    noClasses()
        .that()
        .resideOutsideOfPackages(Module.APP.packages(), Module.BENCH.packages())
        .should()
        .callCodeUnitWhere(ambient.or(newRandom))
        .because("the same seed and the same data must give the same result")
        .check(Program.CLASSES);
  }

  @Test
  void namesSaySomething() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*\\.Abstract[A-Z].*")
        .check(Program.CLASSES);
  }

  @Test
  void nobodySaysGet() {
    noClasses()
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>("declare a method get…()") {
              @Override
              public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                type.getMethods().stream()
                    .filter(method -> method.getName().matches("get[A-Z].*"))
                    .filter(method -> method.getRawParameterTypes().isEmpty())
                    .filter(method -> !overrides(type, method.getName()))
                    .forEach(method ->
                        events.add(
                            com.tngtech.archunit.lang.SimpleConditionEvent.satisfied(
                                method, method.getFullName())));
              }
            })
        .check(Program.CLASSES);
  }

  @Test
  void everyPackageSaysThatNullIsNeverMeant() {
    List<String> silent =
        Program.CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.getName().contains(".jte") && !p.getClasses().isEmpty())
            .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(p -> p.getName())
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void onlyTheStoreShapesTables() {
    List<Path> shaping =
        sources(path -> path.toString().endsWith(".sql"))
            .filter(path -> !path.startsWith(Program.root().resolve("store")))
            .filter(
                path -> CREATES_TABLE.matcher(text(path).toLowerCase(java.util.Locale.ROOT)).find())
            .toList();
    assertThat(shaping).isEmpty();
  }

  @Test
  void filesStayReadable() {
    List<String> long_ =
        sources(path -> path.toString().endsWith(".java"))
            .filter(path -> text(path).lines().count() > 400)
            .map(path -> Program.root().relativize(path).toString())
            .toList();
    assertThat(long_).as("more than 400 lines: is there a second noun inside?").isEmpty();
  }

  @Test
  void nothingIsMocked() {
    assertThat(
            Stream.of("org.mockito.Mockito", "org.easymock.EasyMock")
                .filter(ConventionsTest::isOnTheClassPath))
        .isEmpty();
  }

  private static boolean overrides(JavaClass type, String method) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .anyMatch(parent -> parent.tryGetMethod(method).isPresent());
  }

  private static boolean isOnTheClassPath(String type) {
    try {
      Class.forName(type);
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static Stream<Path> sources(Predicate<Path> wanted) {
    try (var files = Files.walk(Program.root())) {
      return files
          .filter(path -> path.toString().contains("/src/"))
          .filter(path -> !path.toString().contains("/target/"))
          .filter(wanted)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
