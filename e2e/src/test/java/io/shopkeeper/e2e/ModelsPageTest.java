package io.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.serve.ServedShop;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which model serves and why, in a shop large enough to compare models.
@TestInstance(Lifecycle.PER_CLASS)
class ModelsPageTest {
  private Chromium chromium;
  private ServedShop shop;

  @BeforeAll
  void start(@TempDir Path directory) {
    chromium = new Chromium();
    shop = ServedShop.large(directory, 0);
  }

  @AfterAll
  void stop() {
    if (shop != null) {
      shop.close();
      chromium.close();
    }
  }

  private Page models(String locale, ColorScheme scheme, int width) {
    Page page = chromium.reader(locale, width, scheme).newPage();
    page.navigate(shop.server().loginLink().toString());
    page.waitForURL(shop.server().address() + "/");
    page.navigate(shop.server().address() + "/models");
    return page;
  }

  @Test
  void everyModelIsComparedAndTheLearningCurveDrawn() {
    Page page = models("en-GB", ColorScheme.LIGHT, 1280);
    assertThat(page.locator("[data-chart] canvas")).hasCount(1);
    assertThat(page.locator("section[aria-labelledby=compared-heading] .entries > li"))
        .hasCount(RecommendTraining.MODELS.size());
    assertThat(page.getByText("it foretells best")).isVisible();
    assertThat(page.locator("section[aria-labelledby=tested-heading]")).containsText("popularity");
    page.context().close();
  }

  @Test
  void anAdministratorLetsAnotherVersionServe() {
    String before =
        RecommendTraining.train(
                shop.store(), "popularity", new Seed(1), InstantSource.system(), Progress.NONE)
            .version();
    Page page = models("en-GB", ColorScheme.LIGHT, 1280);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let " + before + " serve"))
        .click();
    assertThat(page.locator(".strong").first()).hasText(before);
    assertThat(page.getByText("Somebody chose this version")).isVisible();
    page.context().close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void nothingStandsInTheWayOfAssistiveTechnology(ColorScheme scheme) throws Exception {
    Page page = models("zh-CN", scheme, 1280);
    page.evaluate(ConsoleTest.axe());
    Object violations =
        page.evaluate(
            "async () => (await axe.run(document)).violations.map(violation => violation.id + ': '"
                + " + violation.nodes.map(node => node.html).join(' | '))");
    assertThat((List<?>) violations).isEmpty();
    page.context().close();
  }

  @Test
  void aPhoneNeverScrollsSideways() {
    Page page = models("zh-CN", ColorScheme.DARK, 390);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    page.context().close();
  }
}
