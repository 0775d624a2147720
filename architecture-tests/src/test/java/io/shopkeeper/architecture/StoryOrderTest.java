package io.shopkeeper.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader can go through the modules from first to last and never meet a name from a later one.
class StoryOrderTest {

  @ParameterizedTest
  @EnumSource
  void aModuleUsesOnlyWhatComesBeforeIt(Module module) {
    String[] forbidden =
        Module.notIn(module.reach()).stream().map(Module::packages).toArray(String[]::new);
    if (forbidden.length == 0) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(Program.CLASSES);
  }

  @Test
  void packagesDoNotUseEachOtherInACircle() {
    slices().matching("io.shopkeeper.(**)").should().beFreeOfCycles().check(Program.CLASSES);
  }

  @Test
  void theReactorListsTheModulesInStoryOrder() throws IOException {
    var inReactor =
        Pattern.compile("<module>(.*)</module>")
            .matcher(Files.readString(Program.root().resolve("pom.xml")))
            .results()
            .map(match -> match.group(1))
            .toList();
    List<String> known =
        Arrays.stream(Module.values()).map(Module::directory).filter(inReactor::contains).toList();
    assertThat(inReactor)
        .startsWith(known.toArray(String[]::new))
        .allMatch(name ->
            known.contains(name) || name.equals("architecture-tests") || name.equals("e2e"));
  }
}
